import { connectionId, nextMonth, processId, releaseLease, returnPermits, takeLease, takePermits, type RunId, type TenantId } from '@causeway/db'
import { entityModule } from '../entities/load.ts'
import { ConnectionFailure } from '../entity.ts'
import { fail } from '../failures/common.ts'
import type { MappingOverrides } from '../mapping.ts'
import { createAdaptiveLimit } from './adaptive-limit.ts'
import { duePhase } from './due-phase.ts'
import { completeRun, endRun, type Watermark } from './finish.ts'
import { withHeartbeat, type HeldPermits } from './heartbeat.ts'
import { fieldMapper } from './mapped-fields.ts'
import type { Engine } from './services.ts'
import { CallCounts, firstCheckpoint, type Checkpoint, type SliceContext } from './slice-context.ts'
import { StopSignal } from './stop-signal.ts'
import { windowPhase } from './window-phase.ts'

/** What to do with the run next: queue its continuation (after a pause, ms), or nothing. */
export type NextStep = { next: 'continue'; afterMs: number } | { next: 'nothing' }

/**
 * Works on a run for one slice. Safe to call at any time, from any worker, any number of times: who has no lease does
 * nothing. `shutdown` is aborted when this worker is to end: it then stops between two records and gives the run back.
 */
export async function workOnRun(engine: Engine, ref: { tenantId: TenantId; runId: RunId }, shutdown: AbortSignal): Promise<NextStep> {
  const db = engine.database.tenant(ref.tenantId)
  const taken = await takeLease(db, ref.runId, engine.owner, engine.leaseMs)
  if (!taken) return { next: 'nothing' }
  const { run, lease } = taken
  const giveBack = (wakeInMs: number) => db.transaction((tx) => releaseLease(tx, lease, { state: 'running', wakeInMs }))
  const stop = new StopSignal()
  if (run.control === 'cancel') {
    await db.transaction((tx) => releaseLease(tx, lease, { state: 'cancelled' }))
    return { next: 'nothing' }
  }
  if (run.control === 'pause') {
    await db.transaction((tx) => releaseLease(tx, lease, { state: 'paused', wakeAt: null }))
    return { next: 'nothing' }
  }

  const setup = await db.transaction(async (tx) => {
    const process = await tx.process.findUniqueOrThrow({ where: { id: run.processId }, include: { integration: { include: { intacct: true, magento: true } } } })
    const meter = await tx.callMeter.findFirst({ where: { connectionId: process.integration.intacctConnectionId }, orderBy: { month: 'desc' } })
    const rivals = await tx.run.count({ where: { state: { in: ['queued', 'running'] }, process: { integration: { magentoConnectionId: process.integration.magentoConnectionId } } } })
    return { process, meter, rivals: Math.max(1, rivals) }
  })
  const { process, meter, rivals } = setup
  const { intacct, magento } = process.integration
  const month = meter && nextMonth(meter.month).getTime() === nextMonth().getTime() ? Number(meter.calls) : 0
  if (intacct.monthlyCap !== null && month >= intacct.monthlyCap) {
    await db.transaction((tx) => releaseLease(tx, lease, { state: 'paused', wakeAt: nextMonth(), reason: fail('CALL_CAP_REACHED', 'This run', { cap: intacct.monthlyCap ?? 0, used: month }) }))
    return { next: 'nothing' }
  }

  const holder = `${engine.owner}:${run.id}`
  const permits: HeldPermits[] = []
  for (const [connection, wanted] of [[intacct, 1], [magento, Math.max(1, Math.floor(magento.maxInFlight / rivals))]] as const) {
    const id = connectionId(connection.id)
    const count = await takePermits(db, id, connection.maxInFlight, holder, wanted, engine.leaseMs)
    if (count === 0) {
      await returnPermits(db, holder)
      await giveBack(1_000)
      return { next: 'continue', afterMs: 1_000 }
    }
    permits.push({ connectionId: id, maxInFlight: connection.maxInFlight, holder, count })
  }

  const calls = new CallCounts()
  const limit = createAdaptiveLimit(permits[1]?.count ?? 1)
  const onShutdown = () => stop.set('shutdown')
  shutdown.addEventListener('abort', onShutdown)
  if (shutdown.aborted) onShutdown()
  let clients: Awaited<ReturnType<Engine['openClients']>> | undefined
  try {
    const module = await entityModule(process.entity)
    const definition = module.definition
    const settings = definition.settings.parse(process.settings)
    clients = await engine.openClients({ tenantId: ref.tenantId, intacct, magento, calls, onStrain: () => limit.slowDown(), signal: stop.signal })
    const connector = await module.connect({
      ...clients, ...fieldMapper(definition, process.mapping as unknown as MappingOverrides), settings, signal: stop.signal,
    })
    const window = (run.window as { since: string | null } | null) ?? { since: run.full ? null : (process.watermark as Watermark | null)?.since ?? null }
    const context: SliceContext = {
      engine, db, run, runId: ref.runId, processId: processId(run.processId), processVersion: process.version,
      intacctConnectionId: connectionId(intacct.id), lease, definition, connector, window, preview: run.mode === 'preview',
      limit, stop, calls, monthlyCap: intacct.monthlyCap,
    }
    if (!run.window) await db.transaction((tx) => tx.run.updateMany({ where: { id: run.id, fence: lease.fence }, data: { window: { ...window } } }))
    return await withHeartbeat(context, permits, () => slice(context))
  } catch (error) {
    if (!(error instanceof ConnectionFailure)) throw error
    await db.transaction((tx) => releaseLease(tx, lease, { state: 'stopped', reason: error.failure }))
    return { next: 'nothing' }
  } finally {
    shutdown.removeEventListener('abort', onShutdown)
    await returnPermits(db, holder)
    await clients?.close()
  }
}

/** The phases of a run, from its checkpoint on, until they are done or the slice is over. */
async function slice(context: SliceContext): Promise<NextStep> {
  const { run, stop } = context
  const endsAt = Date.now() + context.engine.sliceMs
  const isOver = () => Date.now() >= endsAt
  let checkpoint = (run.checkpoint as unknown as Checkpoint | null) ?? { ...firstCheckpoint, phase: run.mode === 'retry' ? 'due' as const : 'window' as const }
  try {
    let broken: ConnectionFailure | undefined
    let done = true
    if (checkpoint.phase === 'window') ({ done, broken, checkpoint } = await windowPhase(context, checkpoint, isOver))
    if (done && !context.preview) ({ done, broken, checkpoint } = await duePhase(context, checkpoint, isOver))
    if (broken) {
      await endRun(context, 'stopped', broken.failure)
      return { next: 'nothing' }
    }
    if (done) {
      await completeRun(context, checkpoint)
      return { next: 'nothing' }
    }
  } catch (error) {
    if (!(error instanceof ConnectionFailure) || stop.reason === 'lease-lost') throw error
    await endRun(context, 'stopped', error.failure)
    return { next: 'nothing' }
  }
  return handOver(context)
}

/** The slice ends before the run does. */
async function handOver(context: SliceContext): Promise<NextStep> {
  const { db, lease, stop } = context
  switch (stop.reason) {
    case 'cancel':
      await endRun(context, 'cancelled')
      return { next: 'nothing' }
    case 'pause':
      await db.transaction((tx) => releaseLease(tx, lease, { state: 'paused', wakeAt: null }))
      return { next: 'nothing' }
    case 'cap-reached': {
      const reason = fail('CALL_CAP_REACHED', 'This run', { cap: context.monthlyCap ?? 0, used: context.monthlyCap ?? 0 })
      await db.transaction((tx) => releaseLease(tx, lease, { state: 'paused', wakeAt: nextMonth(), reason }))
      return { next: 'nothing' }
    }
    case 'lease-lost':
      return { next: 'nothing' }
    case 'shutdown':
      await db.transaction((tx) => releaseLease(tx, lease, { state: 'running', wakeInMs: 0 }))
      return { next: 'nothing' }
    case 'slice-over': case null:
      // The sweeper sends it again should its continuation get lost.
      await db.transaction((tx) => releaseLease(tx, lease, { state: 'running', wakeInMs: 10_000 }))
      return { next: 'continue', afterMs: 0 }
  }
}
