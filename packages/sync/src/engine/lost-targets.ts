import type { Item, Mapped, Plan } from '../entity.ts'
import { mappedRow, type EditHere } from './edits.ts'
import { mapRow } from './map-row.ts'
import { pastOf } from './past.ts'
import { careful } from './prepare.ts'
import type { Pending } from './settled.ts'
import type { SliceContext } from './slice-context.ts'

/** A linked record whose target is left as a person edited it. */
export interface Held extends Pending { edit: EditHere }

/**
 * Of records that are left as a person edited them: the keys of those whose target is there no more, or is another one by now. Looked up as what was
 * sent; one that cannot be mapped or planned is taken for being there.
 */
export async function lostTargets(context: SliceContext, held: Held[]): Promise<Set<string>> {
  const lost = new Set<string>()
  if (!held.length) return lost
  const { connector, definition } = context
  const sent = held.map((pending): Pending => ({ ...pending, edit: { ...pending.edit, means: 'use' } }))
  const past = await pastOf(context, sent)
  const facts = await connector.gather?.([...sent.map(mappedRow), ...past.formerRows])
  const drafts = sent.flatMap((pending) => {
    const mapped = careful(context, pending, () => mapRow(connector, definition, mappedRow(pending), facts), (failure): Mapped<unknown> => ({ kind: 'failure', failure }))
    return mapped.kind === 'draft' ? [{ pending, draft: mapped.draft, past: past.of(pending, facts), targetId: pending.known?.targetId ?? null }] : []
  })
  if (!drafts.length) return lost
  const found = await connector.find(drafts.map(({ pending: { row }, draft, targetId, past: known }) => ({ key: row.key, draft, targetId, ...known })))
  for (const { pending, draft, targetId, past: { identity } } of drafts) {
    const item: Item<unknown, unknown> = { row: mappedRow(pending), draft, targetId, identity, target: found.get(pending.row.key) ?? null, ours: false }
    const plan = careful(context, pending, () => connector.plan(item), (failure): Plan => ({ action: 'fail', failure }))
    if (plan.action === 'create' || ((plan.action === 'leave' || plan.action === 'update') && plan.targetId !== targetId)) lost.add(pending.row.key)
  }
  return lost
}
