import { fastify, type FastifyInstance } from 'fastify'
import type { Metrics } from './metrics.ts'

export interface Readiness { database: () => Promise<unknown>; queue: () => Promise<unknown>; isStopping: () => boolean }

const answerWithinMs = 3_000

/** `/health`: 200 while this worker can work, else 503 and what is missing. `/metrics`: numbers for Prometheus. */
export function createServer({ database, queue, isStopping }: Readiness, metrics: Metrics): FastifyInstance {
  const app = fastify({ logger: false, forceCloseConnections: true })
  app.get('/health', async (_request, reply) => {
    const [postgres, jobs] = await Promise.all([answers(database), answers(queue)])
    const ok = postgres && jobs && !isStopping()
    return reply.code(ok ? 200 : 503).header('cache-control', 'no-store')
      .send({ ok, database: postgres ? 'answers' : 'does not answer', queue: jobs ? 'answers' : 'does not answer', ...(isStopping() ? { stopping: true } : {}) })
  })
  app.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await metrics.page()
    return reply.header('content-type', contentType).send(text)
  })
  return app
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => { timer = setTimeout(resolve, answerWithinMs, false) })
  try {
    return await Promise.race([ask().then(() => true, () => false), late])
  } finally {
    clearTimeout(timer)
  }
}
