import { createPostgresBackend, Queue, Worker, type QueueOptions as BullQueueOptions, type WorkerOptions } from 'bullmq'

/** What the queues carry: ids only. The rows in Postgres say what is to be done. */
export interface RunJob { tenantId: string; runId: string }
export interface TaskJob { tenantId: string; taskId: string }
interface Payloads { runs: RunJob; tasks: TaskJob }

export interface QueueOptions {
  /** Redis wins when both are given. */
  redisUrl?: string | undefined
  /** Postgres, as a role that may create tables in `schema`. */
  databaseUrl?: string | undefined
  /** Default "queue". */
  schema?: string | undefined
  /** Separates installations that share a Redis. Default "causeway". */
  prefix?: string
  onError?(error: Error): void
}

export interface JobWorker {
  /** Waits for the jobs at hand, takes no new one. */
  close(): Promise<void>
}

/**
 * The two queues. They deliver at least once and may lose everything: who handles a job takes a lease in Postgres first, and the
 * worker's sweeper sends again what got lost.
 */
export interface Queues {
  readonly backend: 'redis' | 'postgres'
  /** `unlessSentWithinMs`: does nothing when the same run was sent in that time. */
  enqueueRun(job: RunJob, options?: { delayMs?: number; unlessSentWithinMs?: number }): Promise<void>
  enqueueTask(job: TaskJob, options?: { unlessSentWithinMs?: number }): Promise<void>
  workOnRuns(handle: (job: RunJob) => Promise<void>, options: { concurrency: number }): JobWorker
  workOnTasks(handle: (job: TaskJob) => Promise<void>, options: { concurrency: number }): JobWorker
  /** Jobs that wait, are delayed or in work, by queue. Rejects when the backend does not answer. */
  counts(): Promise<Record<keyof Payloads, number>>
  close(): Promise<void>
}

/** Opens lazily: no connection before the first use. Throws when neither address is given. */
export function createQueues(options: QueueOptions): Queues {
  const { redisUrl, databaseUrl, schema = 'queue', prefix = 'causeway' } = options
  if (!redisUrl && !databaseUrl) throw new Error('The queue needs REDIS_URL or QUEUE_DATABASE_URL.')
  const onError = options.onError ?? (() => {})
  const shared = redisUrl
    ? { connection: { url: redisUrl, maxRetriesPerRequest: null }, prefix }
    : { connection: { connectionString: databaseUrl, schema, migrate: true } as never }

  const queues = new Map<string, Queue>()
  const workers: Worker[] = []
  const queue = (name: keyof Payloads): Queue => {
    let one = queues.get(name)
    if (!one) {
      const bullOptions: BullQueueOptions = {
        ...shared,
        // The database knows what happened; the queue need not remember. It never retries: the sweeper does.
        defaultJobOptions: { removeOnComplete: true, removeOnFail: { count: 100 }, attempts: 1 },
      }
      one = redisUrl ? new Queue(name, bullOptions) : new Queue(name, bullOptions, createPostgresBackend as never)
      one.on('error', onError)
      queues.set(name, one)
    }
    return one
  }
  const add = async (name: keyof Payloads, data: RunJob | TaskJob, id: string, { delayMs, unlessSentWithinMs }: { delayMs?: number; unlessSentWithinMs?: number } = {}) => {
    await queue(name).add(name, data, {
      ...(delayMs ? { delay: delayMs } : {}),
      ...(unlessSentWithinMs ? { deduplication: { id, ttl: unlessSentWithinMs } } : {}),
    })
  }
  const work = <Name extends keyof Payloads>(name: Name, handle: (job: Payloads[Name]) => Promise<void>, concurrency: number): JobWorker => {
    const workerOptions: WorkerOptions = { ...shared, concurrency, lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 5 }
    const process = async (job: { data: Payloads[Name] }) => handle(job.data)
    const worker = redisUrl ? new Worker(name, process, workerOptions) : new Worker(name, process, workerOptions, createPostgresBackend as never)
    worker.on('error', onError)
    workers.push(worker)
    return { close: () => worker.close() }
  }

  return {
    backend: redisUrl ? 'redis' : 'postgres',
    enqueueRun: (job, more) => add('runs', job, job.runId, more),
    enqueueTask: (job, more) => add('tasks', job, job.taskId, more),
    workOnRuns: (handle, { concurrency }) => work('runs', handle, concurrency),
    workOnTasks: (handle, { concurrency }) => work('tasks', handle, concurrency),
    async counts() {
      const count = async (name: keyof Payloads) =>
        Object.values(await queue(name).getJobCounts('waiting', 'delayed', 'active', 'prioritized')).reduce((a, b) => a + b, 0)
      return { runs: await count('runs'), tasks: await count('tasks') }
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()))
      await Promise.all([...queues.values()].map((one) => one.close()))
    },
  }
}
