import { ofLivingIntegration, Prisma, processId, requestRetry, requestRun, type RequestedRun, type RunId, type TenantDb } from '@causeway/db'
import { entityNamed } from '@causeway/sync/entities'
import { audit } from '#server/audit.ts'
import type { Member } from '#server/member.ts'
import { queues, send } from '#server/queues.ts'
import { notThere, Refusal } from '#server/refusal.ts'
import { formatCount } from '#ui/count.tsx'
import { runTitle, type RunView } from '../run-view.ts'
import { namesOf, viewOf } from './view-of.ts'

/** What asking for a run answers. `message` says whether it was started or joined. */
export interface Requested { runId: string; joined: boolean; message: string; run: RunView }

type Asking = { db: TenantDb; member: Member }

/** Starts a sync or a preview of a process, or joins the one that is active. Throws Refusal while the process is switched off; a preview may be had all the same. */
export async function requestSync({ db, member }: Asking, id: string, { mode, full }: { mode: 'sync' | 'preview'; full: boolean }): Promise<Requested> {
  const process = await db.transaction((tx) => tx.process.findUnique({ where: { id, ...ofLivingIntegration }, include: { integration: true } }))
  if (!process) throw notThere('This process')
  if (mode === 'sync') refuseSwitchedOff(process)
  return deliver({ db, member }, await requestRun(db, { processId: processId(id), mode, trigger: 'manual', full }), process.entity, process.id)
}

/**
 * Has a preview carried out as it was announced: what has changed since is held back. Throws Refusal for one that has not ended, and while another
 * run of the process goes on, which would do something else.
 */
export async function carryOut({ db, member }: Asking, previewId: string): Promise<Requested> {
  const preview = await db.transaction((tx) => tx.run.findUnique({ where: { id: previewId }, include: { process: { include: { integration: true } } } }))
  if (!preview) throw notThere('This preview')
  if (preview.mode !== 'preview' || !['completed', 'completed_with_failures', 'partial'].includes(preview.state)) throw new Refusal(409, 'no-preview', 'Only a preview that has ended can be carried out.')
  refuseSwitchedOff(preview.process)
  const requested = await requestRun(db, { processId: processId(preview.processId), mode: 'sync', trigger: 'manual', carriesOut: preview.id as RunId })
  if (requested.joined && requested.run.carriesOut !== preview.id) {
    throw new Refusal(409, 'run-active', 'Another run of this process is going on. Carry the preview out when that has ended; what it changes is then held back.')
  }
  return deliver({ db, member }, requested, preview.process.entity, preview.processId)
}

/** Marks the records that failed in this run, and still do, as due, and asks for a run that tries them. Throws Refusal when none is left. */
export async function requestRetryOf({ db, member }: Asking, runId: string): Promise<Requested> {
  const run = await db.transaction((tx) => tx.run.findUnique({ where: { id: runId }, include: { process: { include: { integration: true } } } }))
  if (!run) throw notThere('This run')
  refuseSwitchedOff(run.process)
  const count = await db.transaction((tx) =>
    requestRetry(tx, processId(run.processId), Prisma.sql`r.last_run_id = ${runId}::uuid AND r.state = 'failed'`, member.userId), { timeoutMs: 120_000 })
  if (count === 0) throw new Refusal(409, 'nothing-failed', 'No record of this run is failed any more, so there is nothing to retry.')
  const requested = await deliver({ db, member }, await requestRun(db, { processId: processId(run.processId), mode: 'retry', trigger: 'manual' }), run.process.entity, run.processId)
  const records = `${formatCount(count)} ${count === 1 ? 'record' : 'records'}`
  return { ...requested, message: requested.joined ? `${records} will be tried again at the end of the run that is going on.` : `Retrying ${records}.` }
}

function refuseSwitchedOff(process: { enabled: boolean; integration: { enabled: boolean; name: string } }): void {
  if (!process.integration.enabled) throw new Refusal(409, 'switched-off', `The integration “${process.integration.name}” is switched off, so nothing of it can run. Switch it on under Connections first.`)
  if (!process.enabled) throw new Refusal(409, 'switched-off', 'This process is switched off, so nothing of it can run. Switch it on first.')
}

async function deliver({ db, member }: Asking, { run, joined }: RequestedRun, entity: string, process: string): Promise<Requested> {
  if (!joined) await send(queues().enqueueRun({ tenantId: db.tenantId, runId: run.id as RunId }))
  const title = entityNamed(entity)?.title ?? entity
  const view = await db.transaction(async (tx) => {
    if (!joined) await audit(tx, db.tenantId, member, { action: run.carriesOut === null ? `run.${run.mode}` : 'run.carry-out', subject: title, after: { runId: run.id, processId: process, ...(run.full ? { full: true } : {}) } })
    return viewOf(run, await namesOf(tx, [run]))
  })
  const by = view.requestedBy ? `, asked for by ${view.requestedBy}` : view.trigger === 'schedule' ? ', started by the schedule' : ''
  return {
    runId: run.id, joined, run: view,
    message: joined ? `A ${runTitle(view).toLowerCase()} is going on already${by}. You are following that one.` : `Started: ${title}.`,
  }
}
