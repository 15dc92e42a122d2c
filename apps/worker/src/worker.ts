import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Logger } from '@causeway/config'
import type { Database } from '@causeway/db'
import type { SystemDatabase } from '@causeway/db/system'
import type { JobWorker, Queues } from '@causeway/queue'
import { createClientOpener, type Engine, type GuardedAgents, type SecretReader } from '@causeway/sync'
import { retryDueRecords } from './due-records.ts'
import { clearHistories } from './histories/clear-histories.ts'
import { clearAway } from './housekeeping.ts'
import { createMetrics } from './metrics.ts'
import { repeat } from './repeat.ts'
import { runHandler } from './runs.ts'
import { runSchedules } from './scheduler.ts'
import { createServer } from './server.ts'
import { sweep } from './sweeper.ts'
import { taskHandler } from './tasks.ts'

export interface WorkerOptions {
  database: Database
  system: SystemDatabase
  queues: Queues
  secretsOf: SecretReader
  agents: GuardedAgents
  logger: Logger
  /** Runs at the same time. */
  concurrency: number
  leaseMs: number
  sliceMs: number
  /** See `Engine.unknownSettlesMs`. */
  unknownSettlesMs?: number
  /** Records committed together at most. Default 400. */
  chunkSize?: number
  /** How many months histories and ended runs are kept. Default 36. */
  historyMonths?: number
  /** Between two looks of the sweeper and the scheduler. Default 1,500. */
  lookEveryMs?: number
  /** Where health and metrics listen; port 0 takes any. */
  listen: { host: string; port: number }
}

export interface RunningWorker {
  /** Of health and metrics: http://127.0.0.1:3320 */
  url: string
  /** Takes no new work, ends slices between two records, gives leases back. The parts that were handed in stay open. */
  stop(): Promise<void>
}

const partitionsEveryMs = 6 * 3_600_000
const monthsAhead = 3
const clearAwayEveryMs = 6 * 3_600_000
const tasksAtOnce = 4

/** Starts a worker on parts that were opened before; it answers `/health` as soon as this resolves. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { database, system, queues, logger, concurrency, leaseMs, sliceMs, chunkSize = 400, historyMonths = 36, lookEveryMs = 1_500 } = options
  const ending = new AbortController()
  const metrics = createMetrics({ system, queues })
  const openClients = createClientOpener(options.secretsOf, options.agents, metrics.call)
  const engine: Engine = {
    database, openClients, logger, leaseMs, sliceMs, chunkSize, ...(options.unknownSettlesMs === undefined ? {} : { unknownSettlesMs: options.unknownSettlesMs }),
    // A run that nobody holds although it is time waits for a place: the longest-working one makes it.
    othersWait: async () => (await system.orphanedRuns(1)).length > 0,
    owner: `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
  }
  const server = createServer({ database: () => database.ping(), queue: () => queues.counts(), isStopping: () => ending.signal.aborted }, metrics)
  const url = await server.listen(options.listen)

  const parts = { database, system, queues, metrics, logger }
  const workers: JobWorker[] = [
    queues.workOnRuns(runHandler({ engine, queues, metrics, logger, shutdown: ending.signal }), { concurrency }),
    queues.workOnTasks(taskHandler({ ...parts, openClients, secretsOf: options.secretsOf, agents: options.agents, shutdown: ending.signal }), { concurrency: tasksAtOnce }),
  ]
  const every = (ms: number, what: string, work: () => Promise<void>) =>
    repeat(ms, work, ending.signal, (error) => logger.error({ err: error }, `${what} failed; it is tried again`))
  const loops = [
    every(lookEveryMs, 'Looking for orphaned work', () => sweep(parts)),
    every(lookEveryMs, 'Looking at the schedules', () => runSchedules(parts)),
    every(lookEveryMs, 'Looking for records that are due', () => retryDueRecords(parts)),
    every(partitionsEveryMs, 'Making partitions for events', async () => {
      const made = await system.ensureEventPartitions(monthsAhead)
      if (made) logger.info({ made }, 'Made partitions for events')
    }),
    every(clearAwayEveryMs, 'Clearing away what is over', async () => {
      const gone = await clearAway(parts)
      if (gone.sessions || gone.tasks) logger.info(gone, 'Cleared away what is over')
    }),
    every(clearAwayEveryMs, 'Clearing away histories that are kept no longer', async () => {
      const gone = await clearHistories({ database, system, months: historyMonths })
      if (gone.months || gone.runs) logger.info(gone, 'Cleared away histories that are kept no longer')
    }),
  ]
  logger.info({ url, queue: queues.backend, concurrency }, 'The worker is at work')

  let stopped: Promise<void> | undefined
  const stop = async () => {
    logger.info('The worker finishes what it has begun')
    ending.abort()
    await Promise.all([...loops, ...workers.map((worker) => worker.close())])
    await server.close()
    logger.info('The worker has stopped')
  }
  return { url, stop: () => (stopped ??= stop()) }
}
