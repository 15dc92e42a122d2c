import { createSandbox } from './sandbox.ts'

const { SANDBOX_PORT = '3310', SANDBOX_HOST, SANDBOX_SEED = 'demo', SANDBOX_DATA_DIR } = process.env

if (SANDBOX_SEED !== 'demo' && SANDBOX_SEED !== 'empty') stop(`SANDBOX_SEED is '${SANDBOX_SEED}'; it can be demo or empty.`)
const port = Number(SANDBOX_PORT)
if (!Number.isInteger(port) || port < 0 || port > 65535) stop(`SANDBOX_PORT is '${SANDBOX_PORT}'; it must be a port, 0 to 65535.`)

try {
  const sandbox = await createSandbox({
    port, seed: SANDBOX_SEED, log: true, ...(SANDBOX_HOST ? { host: SANDBOX_HOST } : {}), ...(SANDBOX_DATA_DIR ? { dataDir: SANDBOX_DATA_DIR } : {}),
  })
  process.stdout.write(`Sandbox ${sandbox.url} (seed ${SANDBOX_SEED}${SANDBOX_DATA_DIR ? '' : ', in memory'})\n`)
  let closing = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (closing) return
      closing = true
      void sandbox.close().then(() => process.exit(0))
    })
  }
} catch (error) {
  stop(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' ? `Port ${port} is in use. Set SANDBOX_PORT to another.` : String(error))
}

function stop(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}
