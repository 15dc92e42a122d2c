/** What a failed try to reach a system means, in words, and the form's field to look at. */
export interface Unreachable { message: string; remedy: string }

/**
 * Explains why nothing answered at an address. Pure. `code` is the system's own (ENOTFOUND …); null when it is none of those that
 * an address can cause.
 */
export function explainUnreachable(address: string, code: string, field: string): Unreachable | null {
  const url = URL.canParse(address) ? new URL(address) : null
  const host = url?.hostname ?? address
  const secure = url?.protocol === 'https:'
  const port = url?.port || (secure ? '443' : '80')
  const look = `Check “${field}” for a typing mistake.`
  switch (code) {
    case 'ENOTFOUND': case 'EAI_AGAIN': case 'EAI_NONAME':
      return { message: `There is no host named ${host}, as far as the name servers know.`, remedy: look }
    case 'ECONNREFUSED':
      return { message: `The host ${host} is there, but nothing answers on port ${port}.`, remedy: `${look} Is another port or ${secure ? 'http' : 'https'} meant?` }
    case 'EHOSTUNREACH': case 'ENETUNREACH': case 'ETIMEDOUT': case 'ECONNABORTED':
      return { message: `Nothing came back from ${host} on port ${port}.`, remedy: `${look} A firewall may also keep this server out: ask for its address to be let in.` }
    case 'ECONNRESET': case 'EPIPE': case 'ERR_BAD_RESPONSE':
      return { message: `${host} closed the connection without an answer.`, remedy: `${look} A firewall or proxy before it may refuse this server.` }
    case 'CERT_HAS_EXPIRED':
      return { message: `The certificate of ${host} has expired.`, remedy: 'Have it renewed; Causeway sends no password over a connection that it cannot trust.' }
    case 'DEPTH_ZERO_SELF_SIGNED_CERT': case 'SELF_SIGNED_CERT_IN_CHAIN': case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE': case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return { message: `The certificate of ${host} is not from an authority that this server knows.`, remedy: 'Use a certificate of a public authority, with its whole chain, or ask the operator to trust yours (NODE_EXTRA_CA_CERTS).' }
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return { message: `The certificate that answers at ${host} is for another name.`, remedy: look }
    case 'EPROTO': case 'ERR_SSL_WRONG_VERSION_NUMBER': case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return { message: `What answers at ${host} on port ${port} does not speak TLS.`, remedy: `${look} The address may have to begin with http:// or name another port.` }
    case 'EPRIVATEADDRESS':
      return { message: `The address ${host} lies inside the network of this installation.`, remedy: 'Enter the public address, or ask the operator to allow this one (ALLOWED_PRIVATE_ADDRESSES).' }
    default:
      return null
  }
}

/** The system's code of what went wrong beneath an error of a client, '' when there is none. */
export function networkCodeOf(error: { cause?: unknown; message: string }): string {
  const code = (error.cause as { code?: unknown } | undefined)?.code
  if (typeof code === 'string') return code
  return /\(((?:E|ERR_|CERT_|DEPTH_|SELF_|UNABLE_)[A-Z0-9_]+)\)/.exec(error.message)?.[1] ?? ''
}
