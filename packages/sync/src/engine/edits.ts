import type { NewEvent, RecordEdit, SettledEdits } from '@causeway/db'
import type { EntityDefinition } from '../definition.ts'
import { withEdits } from '../edits.ts'
import type { SourceRow } from '../entity.ts'
import type { SourceRecord } from '../mapping.ts'
import type { Pending, Result, Settled } from './settled.ts'
import { nameOf, type SliceContext } from './slice-context.ts'

/** A record's edit, and what it means for this try (docs/decisions/an-edit-is-sent-once.md). */
export interface EditHere {
  edit: RecordEdit
  means:
    /** Its values are laid over the source. */
    | 'use'
    /** The target holds them: it is left so. */
    | 'hold'
    /** They were refused; the source goes as it is. */
    | 'nothing'
    /** The source says something else by now: the edit is done with. */
    | 'over'
    /** What held them is gone from the target, or is another one by now: it is done with, too. */
    | 'lost'
}

const meanings = { asked: 'use', sent: 'hold', refused: 'nothing' } as const

export function editHere(edit: RecordEdit, row: SourceRow): EditHere {
  return { edit, means: row.gone || !saysTheSame(edit.seen, row.source) ? 'over' : meanings[edit.state] }
}

/** Fields that are asked for only since, or no more, say nothing of a change. */
function saysTheSame(seen: SourceRecord, source: SourceRecord): boolean {
  return Object.entries(seen).every(([field, value]) => !Object.hasOwn(source, field) || source[field] === value)
}

/** The row as it is mapped: with the edit that this try uses. */
export const mappedRow = ({ row, edit }: Pending): SourceRow => (edit?.means === 'use' ? { ...row, source: withEdits(row.source, edit.edit.values) } : row)

/** A preview names a record whose target is left as a person edited it. */
export function heldInPreview(context: SliceContext, pending: Pending): Settled | null {
  const { edit, known } = pending
  if (edit?.means !== 'hold' || !context.preview) return null
  return { pending, claims: [], result: { kind: 'skipped', reason: sentence(context.definition, edit.edit), targetId: known?.targetId ?? null } }
}

/** What was sent with edited values says so. */
export function withEditTold(context: SliceContext, settled: Settled): Settled {
  const { pending: { edit }, result } = settled
  if (edit?.means !== 'use' || !('warnings' in result)) return settled
  return { ...settled, result: { ...result, warnings: [sentence(context.definition, edit.edit), ...result.warnings] } }
}

/** What this try makes of the edits. One whose write is still open, or failed for the moment only, is used by the next try too. */
export function settledEdits(settled: readonly Settled[]): SettledEdits {
  const edits: SettledEdits = { sent: [], refused: [], over: [] }
  for (const { pending: { edit }, result } of settled) {
    if (!edit) continue
    const becomes = whatBecomes(edit, result)
    if (becomes) edits[becomes].push(edit.edit.id)
  }
  return edits
}

function whatBecomes({ means }: EditHere, result: Result): keyof SettledEdits | null {
  if (result.kind === 'held') return null
  if (means === 'over' || means === 'lost') return 'over'
  const done = 'warnings' in result
  if (means === 'nothing') return done ? 'over' : null
  if (means === 'hold') return null
  if (done) return 'sent'
  if (result.kind === 'waiting') return null
  if (result.kind === 'skipped') return 'over'
  return result.unresolved || result.failure.retryable ? null : 'refused'
}

/** That an edit is over stands in the record's history. */
export function eventsOfEdits(context: SliceContext, { pending: { edit, row }, result }: Settled): NewEvent[] {
  if ((edit?.means !== 'over' && edit?.means !== 'lost') || result.kind === 'held' || edit.edit.state === 'refused') return []
  const { source, target } = context.definition
  const base = { sourceKey: row.key, name: nameOf(context, row), kind: 'edit_ended' as const }
  if (edit.means === 'lost') return [{ ...base, message: `What held the edited value is gone from ${systemName(target.system)}; what ${systemName(source.system)} says counts again.` }]
  const what = row.gone ? `The ${source.one} is gone from ${systemName(source.system)}` : `The ${source.one} has changed in ${systemName(source.system)}`
  const message = edit.edit.state === 'asked' ? `${what} meanwhile, so the edited value was not sent.` : `${what}, which now counts again instead of the edited value.`
  return [{ ...base, message }]
}

function sentence({ source, target }: EntityDefinition, { values, actorName }: RecordEdit): string {
  const told = values.map(({ label, before, after }) => `${label} ${quoted(after)} instead of ${quoted(before)}`)
  return `Edited by ${actorName}: ${told.join(', ')}. ${systemName(target.system)} is left so until the ${source.one} changes in ${systemName(source.system)} or is retried.`
}

const quoted = (value: string) => (value.trim() ? `“${value}”` : 'nothing')
const systemName = (system: 'intacct' | 'magento') => (system === 'intacct' ? 'Sage Intacct' : 'Magento')
