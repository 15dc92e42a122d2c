import { environment, logger } from '@causeway/config'
import { createDatabase } from '@causeway/db'
import { createSystemDatabase } from '@causeway/db/system'
import { createQueues } from '@causeway/queue'
import { createGuardedAgents } from '@causeway/sync'
import { createVault, masterKeys } from '@causeway/vault'
import { secretReader } from './secrets.ts'
import { startWorker } from './worker.ts'

const env = environment([
  'APP_DATABASE_URL', 'SYSTEM_DATABASE_URL', 'REDIS_URL', 'QUEUE_DATABASE_URL', 'QUEUE_SCHEMA', 'CAUSEWAY_MASTER_KEY', 'CAUSEWAY_MASTER_KEY_PREVIOUS',
  'WORKER_HOST', 'WORKER_PORT', 'WORKER_CONCURRENCY', 'WORKER_LEASE_MS', 'WORKER_SLICE_MS', 'WORKER_CHUNK', 'WORKER_UNKNOWN_SETTLES_MS', 'WORKER_HISTORY_MONTHS', 'ALLOWED_PRIVATE_ADDRESSES', 'LOG_LEVEL',
])
const log = logger('worker', env.LOG_LEVEL)
/** Whoever does not finish in this time is ended: its leases run out, and others go on. */
const stopWithinMs = 20_000

// Nobody can tell in what state an unforeseen error left this process: it ends, and its supervisor starts it again.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error) => {
    log.fatal({ err: error }, 'An error that nothing caught ends the worker')
    process.exit(1)
  })
}

const database = createDatabase({ url: env.APP_DATABASE_URL, poolSize: 2 * env.WORKER_CONCURRENCY + 6 })
const system = createSystemDatabase({ url: env.SYSTEM_DATABASE_URL })
const queues = createQueues({
  redisUrl: env.REDIS_URL, databaseUrl: env.QUEUE_DATABASE_URL, schema: env.QUEUE_SCHEMA,
  onError: (error) => log.warn({ err: error }, 'The queue reports an error'),
})
const agents = createGuardedAgents(env.ALLOWED_PRIVATE_ADDRESSES.split(','))

const worker = await startWorker({
  database, system, queues, agents, logger: log, secretsOf: secretReader(createVault(masterKeys(env.CAUSEWAY_MASTER_KEY, env.CAUSEWAY_MASTER_KEY_PREVIOUS)), database),
  concurrency: env.WORKER_CONCURRENCY, leaseMs: env.WORKER_LEASE_MS, sliceMs: env.WORKER_SLICE_MS, chunkSize: env.WORKER_CHUNK, unknownSettlesMs: env.WORKER_UNKNOWN_SETTLES_MS,
  historyMonths: env.WORKER_HISTORY_MONTHS,
  listen: { host: env.WORKER_HOST, port: env.WORKER_PORT },
})

async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), stopWithinMs).unref()
  await worker.stop()
  await queues.close()
  await Promise.all([database.close(), system.close()])
  agents.destroy()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    stop().catch((error: unknown) => {
      log.fatal({ err: error }, 'The worker could not stop in good order')
      process.exit(1)
    })
  })
}
