import { environment } from '@causeway/config'
import { createQueues } from '@causeway/queue'
import { log } from './log.ts'
import { once } from './once.ts'

/** The queues, for sending ids only. Opened on first use. */
export const queues = once('queues', () => {
  const { REDIS_URL, QUEUE_DATABASE_URL, QUEUE_SCHEMA } = environment(['REDIS_URL', 'QUEUE_DATABASE_URL', 'QUEUE_SCHEMA'])
  return createQueues({
    redisUrl: REDIS_URL, databaseUrl: QUEUE_DATABASE_URL, schema: QUEUE_SCHEMA,
    onError: (error) => log().warn({ err: error }, 'the queue does not answer'),
  })
})

/**
 * Sends a job whose row is there already. A queue that does not answer loses nothing: the worker's sweeper finds the row
 * within seconds, so the person who asked is not told of it.
 */
export async function send(sending: Promise<void>): Promise<void> {
  try {
    await sending
  } catch (error) {
    log().warn({ err: error }, 'a job could not be queued; the sweeper will send it')
  }
}
