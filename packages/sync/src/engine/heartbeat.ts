import { LeaseLost, permitsWished, renewLease, returnPermits, takePermits, type ConnectionId, type Lease, type TenantDb } from '@causeway/db'
import type { Engine } from './services.ts'
import type { LeaseClock } from './slice-context.ts'
import type { StopSignal } from './stop-signal.ts'

/** A permit that the slice holds and must renew. */
export interface HeldPermits { connectionId: ConnectionId; maxInFlight: number; holder: string; count: number }

const beatMs = 1_000

export interface Heart {
  engine: Engine
  db: TenantDb
  lease: Lease
  leaseClock: LeaseClock
  stop: StopSignal
  permits: HeldPermits[]
  /** Stores the calls made; given once there is a run to store them with. */
  storeCalls?: () => Promise<void>
  /** Ends the slice because somebody waits for a permit. */
  giveWay?: () => void
}

/** Renews a permit, and gives it back when the slice has given it up meanwhile: nobody else would, and others would do with less. */
async function renew(heart: Heart, held: HeldPermits): Promise<void> {
  await takePermits(heart.db, held.connectionId, held.maxInFlight, held.holder, held.count, heart.engine.leaseMs)
  if (!heart.permits.includes(held)) await returnPermits(heart.db, held.holder)
}

/** Part of a lease after which a worker that could not renew it stops by itself: its clock may go a little slower. */
const leasePart = 0.8

export const leaseEnd = (leaseMs: number, from = Date.now()) => from + leaseMs * leasePart

/**
 * While `work` goes on: holds the lease and the permits, hears what a person asks (pause, cancel), stores the calls
 * made. Each beat comes a second after the last, so an order takes hold within two. Throws what `work` throws.
 */
export async function withHeartbeat<T>(heart: Heart, work: () => Promise<T>): Promise<T> {
  const { engine, db, lease, leaseClock, stop } = heart
  let over = false
  let wake = () => {}
  const beating = (async () => {
    while (!over) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(beatMs, engine.leaseMs / 4))
        wake = () => { clearTimeout(timer); resolve() }
      })
      if (over) return
      const beganAt = Date.now()
      try {
        const control = await renewLease(db, lease, engine.leaseMs)
        leaseClock.heldUntil = leaseEnd(engine.leaseMs, beganAt)
        if (control !== 'go') stop.set(control)
        for (const held of heart.permits) await renew(heart, held)
        if (heart.permits.length && (await permitsWished(db, heart.permits.map((held) => held.connectionId))).size) heart.giveWay?.()
        await heart.storeCalls?.()
      } catch (error) {
        if (error instanceof LeaseLost) stop.set('lease-lost')
        // Postgres may be away for a moment; the lease outlives that, or it ends here.
        else engine.logger.warn({ err: error, runId: lease.runId }, 'A heartbeat could not be stored')
        if (Date.now() >= leaseClock.heldUntil) stop.set('lease-lost')
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

