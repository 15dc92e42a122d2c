import type { Change, Item, Plan } from '../../entity.ts'
import { failPrice } from './failures.ts'
import { over, type PriceDraft } from './map.ts'
import { identityOf, isOurs, isSamePlace, isTrue, rowOf, storedAt, writtenRow, type PriceRow, type ShopPrices } from './rows.ts'

/** What has to be done in the shop for an entry: a row to set, a row of ours to take away. */
export interface Steps { set?: PriceRow; remove?: PriceRow }

/** The row that an entry should have in the shop; null when it should have none. */
export const wantedRow = ({ draft, target }: Item<PriceDraft, ShopPrices>): PriceRow | null => (target && draft.kind !== 'none' && draft.holds ? rowOf(draft, target.sku) : null)

/**
 * What to do in the shop. An entry whose group, quantity or kind has changed leaves its old row behind, and so does one that does not hold any more: that
 * row goes, if it still says what we wrote. Pure.
 */
export function stepsOf(item: Item<PriceDraft, ShopPrices>): Steps {
  const { draft, target, identity } = item
  if (!target) return {}
  const wanted = wantedRow(item)
  // Links of before rows were kept with them: the row stands where the entry says, if it stands.
  const written = writtenRow(identity) ?? (draft.kind === 'none' || wanted ? null : rowOf(draft, target.sku))
  const left = written && !(wanted && isSamePlace(written, wanted)) ? storedAt(written, target) : undefined
  return {
    ...(wanted && !isTrue(wanted, storedAt(wanted, target)) ? { set: wanted } : {}),
    ...(written && left && isOurs(written, left) ? { remove: left } : {}),
  }
}

const fieldOf = ({ kind, row }: PriceRow) => (kind === 'special' ? 'special_price' : `tier_price.${row.customer_group}.${row.quantity}`)
const textOf = ({ kind, row }: PriceRow) => `${row.price}${kind === 'tier' && row.price_type === 'discount' ? ' %' : ''}`

/** What to do about an entry. Pure. */
export function planEntry(item: Item<PriceDraft, ShopPrices>): Plan {
  const { draft, target, targetId, row } = item
  const holds = draft.kind !== 'none' && draft.holds
  // Once nothing of it is in the shop, the link goes: it must never take away the same price of an entry that came after it.
  const idle: Plan = { action: 'skip', targetId: null, reason: draft.idle ?? over }
  if (!holds && (targetId === null || !target)) return idle
  if (!target) return { action: 'fail', failure: failPrice('PRODUCT_GONE', `Price list entry ${row.key}`, { productId: draft.kind === 'none' ? targetId ?? '' : draft.productId }) }
  const { set, remove } = stepsOf(item)
  const changes: Change[] = []
  if (set) {
    const before = storedAt(set, target)
    changes.push({ field: fieldOf(set), before: before ? textOf(before) : null, after: textOf(set) })
  }
  if (remove) changes.push({ field: fieldOf(remove), before: textOf(remove), after: null })
  if (changes.length) return { action: 'update', targetId: target.productId, changes }
  const wanted = wantedRow(item)
  return wanted ? { action: 'leave', targetId: target.productId, identity: identityOf(wanted) } : idle
}
