import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import net, { BlockList, type LookupFunction } from 'node:net'

/** Agents through which a tenant's address cannot make this server call inside its own network (SSRF). */
export interface GuardedAgents { http: http.Agent; https: https.Agent; destroy(): void }

const inside = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) inside.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [['::', 128], ['::1', 128], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8], ['64:ff9b::', 96]] as const) {
  inside.addSubnet(network, prefix, 'ipv6')
}

/** Thrown, as the cause of the client's own error, when an address lies inside the network of this installation. */
export class PrivateAddressError extends Error {
  readonly code = 'EPRIVATEADDRESS'
  constructor(host: string) {
    super(`The address ${host} lies inside the network of this installation. Enter the public address, or ask the operator to allow this one (ALLOWED_PRIVATE_ADDRESSES).`)
    this.name = 'PrivateAddressError'
  }
}

/** Whether an IP address belongs to this machine or to a private or reserved network. IPv4 in IPv6 counts as IPv4. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const plain = mapped ?? address
  return inside.check(plain, net.isIPv6(plain) ? 'ipv6' : 'ipv4')
}

/** @param allowed "host:port" pairs that may be private, such as the sandbox's own */
export function createGuardedAgents(allowed: string[]): GuardedAgents {
  const exempt = new Set(allowed.map((entry) => entry.trim().toLowerCase()).filter(Boolean))
  // What is checked is the very address that is then connected to: a name cannot answer differently a moment later.
  const guardedLookup: LookupFunction = (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const list = addresses as unknown as dns.LookupAddress[]
      if (list.some(({ address }) => isPrivateAddress(address))) return callback(new PrivateAddressError(hostname), '', 0)
      if (options.all) return (callback as unknown as (error: null, all: dns.LookupAddress[]) => void)(null, list)
      const [first] = list
      return callback(null, first?.address ?? '', first?.family ?? 4)
    })
  }
  type Connect = (options: { host?: string; port?: number; lookup?: LookupFunction }, done: (error: Error | null, stream?: net.Socket) => void) => net.Socket | undefined
  const guard = <A extends http.Agent>(agent: A, defaultPort: number): A => {
    // Node's typings do not show createConnection, the documented place to take part in connecting.
    const open = agent as unknown as { createConnection: Connect }
    const connect = open.createConnection.bind(agent)
    open.createConnection = (options, done) => {
      const host = String(options.host ?? 'localhost').toLowerCase()
      if (exempt.has(`${host}:${options.port ?? defaultPort}`)) return connect(options, done)
      if (net.isIP(host) && isPrivateAddress(host)) {
        done(new PrivateAddressError(host))
        return undefined
      }
      return connect({ ...options, lookup: guardedLookup }, done)
    }
    return agent
  }
  const agents = {
    http: guard(new http.Agent({ keepAlive: true, maxSockets: 64, scheduling: 'fifo' }), 80),
    https: guard(new https.Agent({ keepAlive: true, maxSockets: 64, scheduling: 'fifo' }), 443),
  }
  return { ...agents, destroy: () => { agents.http.destroy(); agents.https.destroy() } }
}
