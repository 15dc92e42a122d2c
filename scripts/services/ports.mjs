import net from 'node:net'

const host = '127.0.0.1'
const tries = 20
/** Below those that systems give to outgoing connections: one that is free now may be some connection's own end before anybody listens on it. */
const quiet = { from: 15_000, until: 32_000 }
const anyQuietPort = () => quiet.from + Math.floor(Math.random() * (quiet.until - quiet.from))

/** Whether something accepts connections there. */
export function isListening(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host })
    socket.setTimeout(1_000)
    const answer = (listening) => {
      socket.destroy()
      resolve(listening)
    }
    socket.once('connect', () => answer(true))
    socket.once('timeout', () => answer(false))
    socket.once('error', () => answer(false))
  })
}

/** Resolves to the port if it can be listened on, else to undefined. 0 stands for any. */
function tryToListen(port) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host, exclusive: true }, () => {
      const { port: taken } = server.address()
      server.close(() => resolve(taken))
    })
  })
}

/**
 * The wanted port, or the first free one after it, or any.
 * @param {object} options
 * @param {number} options.wanted 0 for any
 * @param {string} [options.name] whose port it is, for the message
 * @param {Set<number>} [options.promised] ports that others were given and do not listen on yet; the answer is added
 * @param {(message: string) => void} [options.log] told when the wanted port is in use
 */
export async function freePort({ wanted, name = 'It', promised = new Set(), log = () => {} }) {
  const candidates = wanted === 0 ? [...Array.from({ length: tries }, anyQuietPort), 0] : [...Array.from({ length: tries }, (_, step) => wanted + step), 0]
  for (const candidate of candidates) {
    if (promised.has(candidate)) continue
    // On some systems one may listen on 127.0.0.1 although another already does on all addresses: ask both ways.
    if (candidate !== 0 && await isListening(candidate)) continue
    const port = await tryToListen(candidate)
    if (port === undefined || promised.has(port)) continue
    promised.add(port)
    if (wanted !== 0 && port !== wanted) log(`Port ${wanted} is in use; ${name} takes ${port}.`)
    return port
  }
  throw new Error(`No free port was found for ${name}.`)
}
