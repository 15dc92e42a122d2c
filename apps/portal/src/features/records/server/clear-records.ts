import {
  assignRecords, countEditedRecords, ignoreRecords, noteRecords, requestRun, retryRecords, stopIgnoring, userId, type Actor, type EditedInRetry, type RecordSelection, type RequestedRun,
  type RunId, type TenantDb, type Tx,
} from '@causeway/db'
import type { Queues } from '@causeway/queue'
import { audit } from '#server/audit.ts'
import type { Member } from '#server/member.ts'
import { notThere, Refusal } from '#server/refusal.ts'
import { counted } from '#ui/count.tsx'
import type { Cleared } from '../record-view.ts'
import type { GridProcess } from './grid-info.ts'

/** Who clears which records of what. */
export interface Clearing { db: TenantDb; member: Pick<Member, 'userId' | 'name'>; grid: GridProcess; selection: RecordSelection }

/** A hundred thousand rows at once take their time. */
const timeoutMs = 120_000

const actorOf = ({ member }: Clearing): Actor => ({ id: userId(member.userId), name: member.name })
const records = (count: number) => counted(count, 'record', 'records')

async function inHistory(clearing: Clearing, action: string, detail: Record<string, string> | undefined, act: (tx: Tx) => Promise<number>): Promise<number> {
  const { db, member, grid } = clearing
  return db.transaction(async (tx) => {
    const count = await act(tx)
    if (count > 0) await audit(tx, db.tenantId, member, { action, subject: `${records(count)} of ${grid.entity.gridTitle}`, ...(detail ? { after: detail } : {}) })
    return count
  }, { timeoutMs })
}

/**
 * Marks the records as due and asks for a run that tries them, or joins the one that is active. Those that hold a person's edit are left as they are, and
 * counted in `edited`, unless it is said otherwise. Throws Refusal while the process is switched off.
 */
export async function retry(
  clearing: Clearing, queue: Pick<Queues, 'enqueueRun'>, send: (sending: Promise<void>) => Promise<void>, edited: EditedInRetry = 'left',
): Promise<Cleared> {
  const { db, grid, selection } = clearing
  if (!grid.enabled) throw new Refusal(409, 'switched-off', 'This process is switched off, so nothing of it can run. Switch it on, then retry.')
  const left = edited === 'left' ? await db.transaction((tx) => countEditedRecords(tx, grid.id, selection), { timeoutMs }) : 0
  const count = await inHistory(clearing, 'record.retry', edited === 'left' ? undefined : { edits: 'given up' }, (tx) => retryRecords(tx, grid.id, selection, actorOf(clearing), edited))
  if (count === 0) return left ? { count, edited: left, message: leftMessage(left) } : { count, message: 'None of these records is there any more.' }
  const asked = await requestRun(db, { processId: grid.id, mode: 'retry', trigger: 'manual' })
  if (!asked.joined) await send(queue.enqueueRun({ tenantId: db.tenantId, runId: asked.run.id as RunId }))
  return { count, runId: asked.run.id, message: [retryMessage(count, asked), ...(left ? [leftMessage(left)] : [])].join(' '), ...(left ? { edited: left } : {}) }
}

const leftMessage = (left: number) => (left === 1 ? 'One that was edited is left as it is.' : `${records(left)} that were edited are left as they are.`)

/** What happens to records that were marked just now. Pure. */
export function retryMessage(count: number, { joined, run }: { joined: boolean; run: Pick<RequestedRun['run'], 'state'> }): string {
  if (!joined) return `Retrying ${records(count)}.`
  const they = count === 1 ? 'It is' : 'They are'
  if (run.state === 'paused') return `A run of this process is paused. ${they} tried when it goes on.`
  return `A run is going on already. ${they} tried at its end, or right after it.`
}

export async function ignore(clearing: Clearing, why: string): Promise<Cleared> {
  const count = await inHistory(clearing, 'record.ignore', { why }, (tx) => ignoreRecords(tx, clearing.grid.id, clearing.selection, actorOf(clearing), why))
  return { count, message: count ? `Ignored ${records(count)}.` : 'None of these records has failed or waits, so none was ignored.' }
}

export async function endIgnoring(clearing: Clearing): Promise<Cleared> {
  const count = await inHistory(clearing, 'record.stop-ignoring', undefined, (tx) => stopIgnoring(tx, clearing.grid.id, clearing.selection, actorOf(clearing)))
  return { count, message: count ? `${records(count)} no longer ignored. The next run tries ${count === 1 ? 'it' : 'them'} again.` : 'None of these records was ignored.' }
}

/** Null gives the records back to nobody. Throws Refusal for somebody who is no member. */
export async function assign(clearing: Clearing, assigneeId: string | null): Promise<Cleared> {
  const { db, grid, selection } = clearing
  const assignee = assigneeId === null ? null : await db.transaction((tx) =>
    tx.membership.findFirst({ where: { userId: assigneeId }, select: { user: { select: { id: true, name: true } } } }))
  if (assigneeId !== null && !assignee) throw notThere('This member')
  const to = assignee ? { id: userId(assignee.user.id), name: assignee.user.name } : null
  const count = await inHistory(clearing, 'record.assign', { to: to?.name ?? 'nobody' }, (tx) => assignRecords(tx, grid.id, selection, actorOf(clearing), to))
  return { count, message: to ? `Assigned ${records(count)} to ${to.name}.` : `${records(count)} assigned to nobody.` }
}

export async function note(clearing: Clearing, text: string): Promise<Cleared> {
  const count = await inHistory(clearing, 'record.note', { note: text }, (tx) => noteRecords(tx, clearing.grid.id, clearing.selection, actorOf(clearing), text))
  return { count, message: text.trim() ? `Noted on ${records(count)}.` : `Removed the note of ${records(count)}.` }
}
