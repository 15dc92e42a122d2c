import { createPostgresBackend, Queue, Worker, type QueueOptions as BullQueueOptions, type WorkerOptions } from 'bullmq'

/** What the queues carry: ids only. The rows in Postgres say what is to be done. */
export interface RunJob { tenantId: string; runId: string }
export interface TaskJob { tenantId: string; taskId: string }
interface Payloads { runs: RunJob; tasks: TaskJob }

export interface QueueOptions {
  /** Redis wins when both are given. */
  redisUrl?: string | undefined
  /** Postgres, as a role that may use the tables in `schema`. */
  databaseUrl?: string | undefined
  /** Default "queue". */
  schema?: string | undefined
  /** Makes the schema and its tables; for tests. Installations do it with the owner's rights when they migrate. Default false. */
  migrate?: boolean
  /** Separates installations that share a Redis. Default "causeway". */
  prefix?: string
  /** How long the backend may take to accept a job or to count, ms. Default 5,000. */
  timeoutMs?: number
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
  /**
   * Sending a run twice is harmless: the second delivery finds the lease taken, or nothing left to do. So a run that is worked on may
   * queue its own continuation. `unlessSentWithinMs` spares the queue the doubles of a sweeper: it does nothing when the same run
   * was sent with this option in that time. There is no stronger deduplication on purpose: a mark without an end could keep a run from ever
   * being delivered again. Rejects when the backend does not answer in time.
   */
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
  const { redisUrl, databaseUrl, schema = 'queue', migrate = false, prefix = 'causeway', timeoutMs = 5_000 } = options
  if (!redisUrl && !databaseUrl) throw new Error('The queue needs REDIS_URL or QUEUE_DATABASE_URL.')
  const onError = options.onError ?? (() => {})
  const shared = redisUrl
    ? { connection: { url: redisUrl, maxRetriesPerRequest: null }, prefix }
    : { connection: { connectionString: databaseUrl, schema, migrate, connectionTimeoutMillis: timeoutMs } as never }

  const queues = new Map<string, Queue>()
  const workers: JobWorker[] = []
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
    await within(timeoutMs, queue(name).add(name, data, {
      ...(delayMs ? { delay: delayMs } : {}),
      ...(unlessSentWithinMs ? { deduplication: { id, ttl: unlessSentWithinMs } } : {}),
    }))
  }
  const count = async (name: keyof Payloads) => {
    const byState = await within(timeoutMs, queue(name).getJobCounts('waiting', 'delayed', 'active', 'prioritized'))
    return Object.values(byState).reduce((sum, jobs) => sum + jobs, 0)
  }
  const work = <Name extends keyof Payloads>(name: Name, handle: (job: Payloads[Name]) => Promise<void>, concurrency: number): JobWorker => {
    const workerOptions: WorkerOptions = {
      ...shared, concurrency,
      lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 5,
      // After a lost connection; BullMQ's own 15 s would leave a worker idle for as long after a restart of the database.
      runRetryDelay: 1_000,
    }
    const atWork = new Set<Promise<void>>()
    const process = async (job: { data: Payloads[Name] }) => {
      const working = handle(job.data)
      atWork.add(working)
      try {
        await working
      } finally {
        atWork.delete(working)
      }
    }
    const worker = redisUrl ? new Worker(name, process, workerOptions) : new Worker(name, process, workerOptions, createPostgresBackend as never)
    worker.on('error', onError)
    let closing: Promise<void> | undefined
    const one = { close: () => (closing ??= closeWorker(worker, atWork, () => count(name), timeoutMs)) }
    workers.push(one)
    return one
  }

  return {
    backend: redisUrl ? 'redis' : 'postgres',
    enqueueRun: (job, more) => add('runs', job, job.runId, more),
    enqueueTask: (job, more) => add('tasks', job, job.taskId, more),
    workOnRuns: (handle, { concurrency }) => work('runs', handle, concurrency),
    workOnTasks: (handle, { concurrency }) => work('tasks', handle, concurrency),
    async counts() {
      return { runs: await count('runs'), tasks: await count('tasks') }
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()))
      await Promise.all([...queues.values()].map((one) => within(timeoutMs, one.close()).catch(onError)))
    },
  }
}

// BullMQ closes in good order only while its backend answers; without it, it would wait for the connection to come back.
async function closeWorker(worker: Worker, atWork: Set<Promise<void>>, backendAnswers: () => Promise<unknown>, timeoutMs: number): Promise<void> {
  const isThere = await backendAnswers().then(() => true, () => false)
  const closed = worker.close(!isThere)
  await Promise.allSettled(atWork)
  await within(timeoutMs, closed).catch(() => worker.backend.close(true))
}

// Both backends wait for a lost connection to come back, without an end. Who presses "Sync now" must hear of it instead.
async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The queue did not answer within ${timeoutMs} ms.`)), timeoutMs)
  })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
