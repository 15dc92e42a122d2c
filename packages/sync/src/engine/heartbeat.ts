import { advanceRun, LeaseLost, noProgress, renewLease, takePermits, type ConnectionId } from '@causeway/db'
import { storeCalls, type SliceContext } from './slice-context.ts'

/** A permit that the slice holds and must renew. */
export interface HeldPermits { connectionId: ConnectionId; maxInFlight: number; holder: string; count: number }

const beatMs = 1_000

/**
 * While `work` goes on: holds the lease and the permits, hears what a person asks (pause, cancel), stores the calls
 * made. Each beat comes a second after the last, so an order takes hold within two. Throws what `work` throws.
 */
export async function withHeartbeat<T>(context: SliceContext, permits: HeldPermits[], work: () => Promise<T>): Promise<T> {
  const { engine, db, lease, stop } = context
  let over = false
  let wake = () => {}
  const beating = (async () => {
    while (!over) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(beatMs, engine.leaseMs / 4))
        wake = () => { clearTimeout(timer); resolve() }
      })
      if (over) return
      try {
        const control = await renewLease(db, lease, engine.leaseMs)
        if (control !== 'go') stop.set(control)
        for (const held of permits) await takePermits(db, held.connectionId, held.maxInFlight, held.holder, held.count, engine.leaseMs)
        if (context.calls.intacct || context.calls.magento) {
          await db.transaction(async (tx) => advanceRun(tx, lease, await storeCalls(context, tx, noProgress())))
        }
      } catch (error) {
        if (error instanceof LeaseLost) stop.set('lease-lost')
        // Postgres may be away for a moment; the lease outlives that, or the next beat finds it lost.
        else engine.logger.warn({ err: error, runId: lease.runId }, 'A heartbeat could not be stored')
      }
    }
  })()
  try {
    return await work()
  } finally {
    over = true
    wake()
    await beating
  }
}
