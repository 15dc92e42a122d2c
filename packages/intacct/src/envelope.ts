import { escapeXml, writeXml, type XmlFields } from './xml-writer.ts'

/** One call inside a request. */
export interface IntacctFunction {
  /** The element's name: query, lookup, create, update, delete … */
  name: string
  /** What the element holds: `{ CUSTOMER: { CUSTOMERID: 'C-1', NAME: 'Ada' } }`. */
  body?: XmlFields
  /**
   * Names this very call for good. With uniqueid the gateway refuses one that it has carried out before, so a stored control id
   * makes a write safe to repeat, even after a crash. Default: a new UUID.
   */
  controlId?: string
}

/** A function whose control id is settled: repeating the request repeats the id. */
export type NamedFunction = IntacctFunction & { controlId: string }

export interface Sender { senderId: string; senderPassword: string }
export interface Login { companyId: string; userId: string; userPassword: string; /** '' is the top level. */ entityId: string }

/** Signs by name and password, or by a session. */
export type Signature = { login: Login } | { sessionId: string }

export interface EnvelopeOptions {
  sender: Sender
  signature: Signature
  functions: readonly NamedFunction[]
  /** The gateway refuses a function whose control id it has seen: its own guard against doubles. For writes. */
  unique: boolean
  /** All functions or none. */
  transaction: boolean
  /** Matches an answer to its request; not checked for uniqueness. */
  requestId: string
}

/** A whole request (DTD 3.0). Element order as in the vendor's SDKs: parts of the gateway check it. */
export function writeEnvelope({ sender, signature, functions, unique, transaction, requestId }: EnvelopeOptions): string {
  const control = writeXml('control', {
    senderid: sender.senderId, password: sender.senderPassword, controlid: requestId,
    uniqueid: unique, dtdversion: '3.0', includewhitespace: false,
  })
  const authentication = 'sessionId' in signature
    ? writeXml('authentication', { sessionid: signature.sessionId })
    : writeXml('authentication', {
      login: {
        userid: signature.login.userId, companyid: signature.login.companyId, password: signature.login.userPassword,
        locationid: signature.login.entityId || undefined,
      },
    })
  const calls = functions.map(({ name, body, controlId }) =>
    `<function controlid="${escapeXml(controlId)}">${writeXml(name, body ?? {})}</function>`).join('')
  return '<?xml version="1.0" encoding="UTF-8"?>'
    + `<request>${control}<operation${transaction ? ' transaction="true"' : ''}>${authentication}<content>${calls}</content></operation></request>`
}
