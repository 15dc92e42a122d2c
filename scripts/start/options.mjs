import { parseArgs } from 'node:util'

const help = `Starts Causeway on this machine: database, portal, worker and a sandbox to play with.

  npm start                    everything, with a demo tenant
  npm start -- --no-demo       without the sandbox and the demo tenant; npm run organisation adds one of yours
  npm start -- --verbose       with the output of every process

Environment: DATABASE_URL and REDIS_URL use servers of your own; CAUSEWAY_DATA_DIR (.data) says where data, logs and
secrets go; CAUSEWAY_QUEUE=postgres keeps the queue out of an installed Redis; PORTAL_PORT (3300), SANDBOX_PORT (3310),
WORKER_PORT (3320), POSTGRES_PORT (3330) and REDIS_PORT (3340) are tried first, the next free ones are taken.`

const port = (name, fallback) => {
  const given = process.env[name]
  if (!given) return fallback
  if (/^\d+$/.test(given) && Number(given) <= 65_535) return Number(given)
  console.error(`${name} must be a port number from 0 (any) to 65535.`)
  process.exit(1)
}

/** The command line and the environment of `npm start`. Ends the process on --help and on what it does not know. */
export function readOptions(argv) {
  let values
  try {
    ({ values } = parseArgs({ args: argv, options: { verbose: { type: 'boolean' }, 'no-demo': { type: 'boolean' }, help: { type: 'boolean' } } }))
  } catch (error) {
    console.error(`${error.message}\n\n${help}`)
    process.exit(1)
  }
  if (values.help) {
    console.log(help)
    process.exit(0)
  }
  return {
    verbose: values.verbose ?? false,
    demo: !values['no-demo'],
    ports: {
      portal: port('PORTAL_PORT', 3300), sandbox: port('SANDBOX_PORT', 3310), worker: port('WORKER_PORT', 3320),
      postgres: port('POSTGRES_PORT', 3330), redis: port('REDIS_PORT', 3340),
    },
  }
}
