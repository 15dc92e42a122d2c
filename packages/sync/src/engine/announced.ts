import { announcementsOf, linksOf, runId, type Announcement } from '@causeway/db'
import { isPreviewId, previewId, type Change, type Plan } from '../entity.ts'
import type { Pending, Result } from './settled.ts'
import type { SliceContext } from './slice-context.ts'

/** What the preview that this run carries out announced about these records; null for any other run. */
export async function announcedFor(context: SliceContext, pendings: readonly Pending[]): Promise<Map<string, Announcement> | null> {
  const { db, processId, integrationId, definition, run } = context
  const preview = run.carriesOut
  if (preview === null) return null
  return db.transaction(async (tx) => {
    const announced = await announcementsOf(tx, db.tenantId, processId, runId(preview), pendings.map(({ row }) => row.key))
    // A parent that the preview would have created has its id by now.
    const parents = [...announced.values()].flatMap(({ changes }) => changes.flatMap(({ after }) => (after !== null && isPreviewId(after) ? [after] : [])))
    const links = await linksOf(tx, integrationId, definition.name, [...new Set(parents)].map((id) => id.slice(previewId('').length)))
    const real = (after: string | null) => (after !== null && isPreviewId(after) ? links.get(after.slice(previewId('').length)) ?? after : after)
    return new Map([...announced].map(([key, one]) => [key, { ...one, changes: one.changes.map((change) => ({ ...change, after: real(change.after) })) }]))
  })
}

/**
 * Why a plan must not be carried out because the preview announced something else, as a sentence; null when it may: it is the very thing that
 * was announced, or writes and links nothing. `ours`: an interrupted attempt of this very creation. Pure.
 */
export function whyHeldBack(announced: Announcement | undefined, plan: Plan, ours: boolean): string | null {
  const writes = plan.action === 'create' || plan.action === 'update' || (plan.action === 'leave' && plan.adopts === true)
  if (!writes || (ours && announced?.kind === 'would_create')) return null
  const changed = 'changes' in plan ? differing(announced?.changes ?? [], plan.changes) : []
  const kind = ({ create: 'would_create', update: 'would_update', leave: 'would_leave' } as const)[plan.action]
  if (announced?.kind !== kind) return `Held back: the preview said that it ${words[announced?.kind ?? ''] ?? 'would not be touched'}, and now it ${words[kind]}.`
  if ('targetId' in plan && plan.targetId !== announced.targetId) return `Held back: the preview spoke of ${announced.targetId ?? 'another one'}, and now it is ${plan.targetId}.`
  return changed.length ? `Held back: it has changed since the preview (${changed.join(', ')}).` : null
}

const words: Record<string, string> = {
  would_create: 'would be created', would_update: 'would be updated', would_leave: 'would be linked and left as it is', would_skip: 'would be skipped', would_wait: 'would wait', would_fail: 'would fail',
}

/** Names of the fields that are not changed in the same way. */
function differing(one: readonly Change[], other: readonly Change[]): string[] {
  const told = (changes: readonly Change[]) => new Map(changes.map(({ field, before, after }) => [field, JSON.stringify([before, after])]))
  const [left, right] = [told(one), told(other)]
  return [...new Set([...left.keys(), ...right.keys()])].filter((field) => left.get(field) !== right.get(field))
}

/** Nothing of the record is stored: it stands as it did, and the next sync deals with it as with any that has changed. */
export const heldBack = (reason: string, plan: Plan): Result => ({ kind: 'held', reason, changes: 'changes' in plan ? plan.changes : [] })
