import readline from 'node:readline'
import { panicMessage } from './wasm.mjs'

/** The engine's own number for "an error happened, see data". */
const engineError = 4466

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

/**
 * Serves JSON-RPC on stdin and stdout, one call after the other, until stdin closes.
 * @param call (method, params) → result
 * @param onCrash called before the process ends because of a panic
 */
export function serveRpc(call, onCrash) {
  let current
  let notices = 0

  async function answer({ id, method, params }) {
    current = id
    try {
      const result = await call(method, params)
      if (method === 'diff' && result?.stdout) send({ id: ++notices, method: 'print', params: { content: result.stdout } })
      send({ id, result: result ?? {} })
    } catch (error) {
      send({ id, error: describe(error) })
    }
  }

  // A panic surfaces outside of the awaited call. The CLI must hear of it, or it takes the silence for success.
  process.on('uncaughtException', async (error) => {
    await onCrash().catch(() => {})
    const message = panicMessage() ?? String(error?.stack ?? error)
    if (current !== undefined) {
      send({ id: current, error: { code: engineError, message, data: { is_panic: false, message: `schema engine panic: ${message}`, error_code: null } } })
    }
    process.stdout.write('', () => process.exit(1))
  })

  let queue = Promise.resolve()
  const lines = readline.createInterface({ input: process.stdin, crlfDelay: Infinity })
  lines.on('line', (line) => {
    const message = line.trim() ? JSON.parse(line) : undefined
    if (message?.method) queue = queue.then(() => answer(message))
  })
  lines.on('close', async () => {
    await queue
    process.exit(0)
  })
}

function describe(error) {
  return {
    code: engineError,
    message: 'An error happened. Check the data field for details.',
    data: {
      is_panic: false,
      message: panicMessage() ?? String(error?.message ?? error),
      error_code: error?.code ?? error?.data?.error_code ?? null,
      meta: error?.data?.meta ?? null,
    },
  }
}
