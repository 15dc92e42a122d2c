import {
  advanceRun, connectionId, LeaseLost, meterMade, nextMonth, noProgress, permitsWished, processId, releaseLease, returnPermits, takeLease, takePermits, runFacts, type Lease, type Run,
  type RunFacts, type RunId, type TenantDb, type TenantId,
} from '@causeway/db'
import { ConnectionFailure } from '../entity.ts'
import { fail } from '../failures/common.ts'
import { createAdaptiveLimit } from './adaptive-limit.ts'
import { createChunkPace, fixedPace } from './chunk-pace.ts'
import { letGoOfClaims } from './finish.ts'
import { leaseEnd, withHeartbeat, type Heart, type HeldPermits } from './heartbeat.ts'
import { openConnector } from './open-connector.ts'
import type { Engine } from './services.ts'
import { runSlice, type NextStep } from './slice.ts'
import { CallCounts, plainWithCalls, type SliceContext, type StoredWindow } from './slice-context.ts'
import { sweepOf, type Watermark } from './sweep-window.ts'
import { StopSignal } from './stop-signal.ts'

export type { NextStep } from './slice.ts'

const nothing: NextStep = { next: 'nothing' }

/** `used`: Intacct calls of this month. */
type Facts = Omit<RunFacts, 'meter'> & { used: number }

/**
 * Works on a run for one slice. Safe to call at any time, from any worker, any number of times: who has no lease does
 * nothing. `shutdown` is aborted when this worker is to end: it then stops between two records and gives the run back. Throws
 * what nobody foresaw: see `settleFailingSlice`.
 */
export async function workOnRun(engine: Engine, ref: { tenantId: TenantId; runId: RunId }, shutdown: AbortSignal): Promise<NextStep> {
  const db = engine.database.tenant(ref.tenantId)
  const beganAt = Date.now()
  const taken = await takeLease(db, ref.runId, engine.owner, engine.leaseMs)
  if (!taken) return nothing
  const { run, lease } = taken
  const stop = new StopSignal()
  const onShutdown = () => stop.set('shutdown')
  shutdown.addEventListener('abort', onShutdown)
  if (shutdown.aborted) onShutdown()
  const heart: Heart = { engine, db, lease, leaseClock: { heldUntil: leaseEnd(engine.leaseMs, beganAt) }, stop, permits: [] }
  try {
    return await obey(db, run, lease) ?? await withHeartbeat(heart, () => withPermits(heart, run))
  } catch (error) {
    if (error instanceof LeaseLost || stop.reason === 'lease-lost') {
      engine.logger.info({ runId: run.id }, 'The lease on a run was lost; another worker goes on with it')
      return nothing
    }
    throw error
  } finally {
    shutdown.removeEventListener('abort', onShutdown)
    stop.close()
  }
}

/** What a person asked for while nobody worked on the run. */
async function obey(db: TenantDb, run: Run, lease: Lease): Promise<NextStep | null> {
  const { control } = run
  if (control === 'cancel') {
    await db.plain(async (tx) => {
      await letGoOfClaims(tx, run)
      await releaseLease(tx, lease, { state: 'cancelled' })
    })
  }
  else if (control === 'pause') await db.plain((tx) => releaseLease(tx, lease, { state: 'paused', wakeAt: null }))
  else return null
  return nothing
}

async function withPermits(heart: Heart, run: Run): Promise<NextStep> {
  const { db, lease, engine } = heart
  const facts = await factsOf(db, run)
  const { intacct, magento, used, rivals } = facts
  if (intacct.monthlyCap !== null && used >= intacct.monthlyCap) {
    const reason = fail('CALL_CAP_REACHED', 'This run', { cap: intacct.monthlyCap, used })
    await db.plain((tx) => releaseLease(tx, lease, { state: 'paused', wakeAt: nextMonth(), reason }))
    return nothing
  }
  const holder = `${engine.owner}:${run.id}`
  try {
    const wished = await permitsWished(db, [connectionId(intacct.id), connectionId(magento.id)])
    // Somebody waits to ask a system something: one place is left.
    const most = ({ id, maxInFlight }: typeof magento) => (wished.has(id) ? maxInFlight - 1 : maxInFlight)
    const wanted = [[intacct, Math.min(1, most(intacct))], [magento, Math.min(most(magento), Math.max(1, Math.floor(magento.maxInFlight / rivals)))]] as const
    const permits = await Promise.all(wanted.map(async ([connection, some]): Promise<HeldPermits> => ({
      connectionId: connectionId(connection.id), maxInFlight: connection.maxInFlight, holder,
      count: await takePermits(db, connectionId(connection.id), connection.maxInFlight, holder, some, engine.leaseMs),
    })))
    if (permits.some((permit) => permit.count === 0)) {
      await db.plain((tx) => releaseLease(tx, lease, { state: 'running', wakeInMs: 1_000 }))
      return { next: 'continue', afterMs: 1_000 }
    }
    heart.permits.push(...permits)
    return await withClients(heart, run, facts)
  } finally {
    heart.permits.length = 0
    await returnPermits(db, holder)
  }
}

/** What a worker must know of the run's process, with the Intacct calls of this month. */
async function factsOf(db: TenantDb, run: Run): Promise<Facts> {
  const { meter, ...facts } = await db.plain((sql) => runFacts(sql, run))
  return { ...facts, used: meter && nextMonth(meter.month).getTime() === nextMonth().getTime() ? meter.calls : 0 }
}

async function withClients(heart: Heart, run: Run, { process, intacct, magento, used }: Facts): Promise<NextStep> {
  const { engine, db, lease, leaseClock, stop, permits } = heart
  const calls = new CallCounts()
  const limit = createAdaptiveLimit(permits[1]?.count ?? 1)
  const runId = lease.runId
  const clients = await engine.openClients({ tenantId: db.tenantId, intacct, magento, calls, onStrain: () => limit.slowDown(), signal: stop.signal, mostAtATime: permits[1]?.count ?? 1 })
  try {
    const { definition, connector } = await openConnector({
      db, process, clients, signal: stop.signal, moduleOf: engine.entityModule, ...(run.mode === 'preview' ? { previewRun: runId } : {}),
    })
    const watermark = process.watermark as Watermark | null
    const since = run.full ? null : watermark?.since ?? null
    const window: StoredWindow = (run.window as StoredWindow | null) ?? {
      since,
      mark: run.mode === 'retry' || run.carriesOut !== null ? null : await (connector.mark?.() ?? new Date().toISOString()),
      ...(run.mode === 'retry' || run.carriesOut !== null ? {} : sweepOf(connector, watermark, since, new Date())),
    }
    const context: SliceContext = {
      engine, db, run, runId, processId: processId(run.processId), processVersion: process.version, integrationId: process.integrationId,
      intacctConnectionId: connectionId(intacct.id), magentoConnectionId: connectionId(magento.id), lease, leaseClock, definition, connector, window, preview: run.mode === 'preview',
      limit, pace: connector.chunkSize ? fixedPace(connector.chunkSize) : createChunkPace(engine.chunkSize), stop, calls, budget: { cap: intacct.monthlyCap, used }, stored: { parts: 0 },
    }
    if (!run.window) await db.plain((tx) => advanceRun(tx, lease, noProgress(), { window }))
    heart.giveWay = () => { if (context.stored.parts > 0) stop.set('slice-over') }
    heart.storeCalls = async () => {
      if (calls.intacct || calls.magento) await plainWithCalls(context, (tx, made) => advanceRun(tx, lease, { ...noProgress(), ...made }))
    }
    return await runSlice(context)
  } catch (error) {
    if (!(error instanceof ConnectionFailure) || stop.signal.aborted) throw error
    const made = calls.take()
    await db.plain(async (tx) => {
      await meterMade(tx, db.tenantId, { intacct: connectionId(intacct.id), magento: connectionId(magento.id) }, made)
      await releaseLease(tx, lease, { state: 'stopped', reason: error.failure, calls: made })
    })
    return nothing
  } finally {
    delete heart.storeCalls
    delete heart.giveWay
    await clients.close()
  }
}
