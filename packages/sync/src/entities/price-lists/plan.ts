import type { SpecialPrice, TierPrice } from '@causeway/magento'
import type { Item, Plan } from '../../entity.ts'
import { failPrice } from './failures.ts'
import { allGroups, over, type PriceDraft } from './map.ts'

/** A product of the shop and the prices that it has. */
export interface ShopPrices { productId: string; sku: string; tiers: TierPrice[]; specials: SpecialPrice[] }

const sameGroup = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** The shop's row for a draft; undefined when there is none. */
export function storedTier(draft: PriceDraft & { kind: 'tier' }, { tiers }: ShopPrices): TierPrice | undefined {
  return tiers.find((tier) => sameGroup(tier.customer_group, draft.group) && tier.website_id === draft.websiteId && tier.quantity === draft.quantity)
}
export const storedSpecial = (draft: PriceDraft & { kind: 'special' }, { specials }: ShopPrices): SpecialPrice | undefined =>
  specials.find((special) => special.store_id === draft.storeId)

/** A draft as the row to send. */
export const tierRow = (draft: PriceDraft & { kind: 'tier' }, sku: string): TierPrice => ({
  sku, price: draft.price, price_type: draft.priceType, website_id: draft.websiteId, customer_group: draft.group === allGroups ? allGroups : draft.group, quantity: draft.quantity,
})
export const specialRow = (draft: PriceDraft & { kind: 'special' }, sku: string): SpecialPrice => ({ sku, price: draft.price, store_id: draft.storeId, price_from: draft.from, price_to: draft.until })

/** Whether what is stored is what is wanted: the price with its kind, or nothing once the entry is over. */
export function isTrue(draft: PriceDraft, shop: ShopPrices): boolean {
  const stored = draft.kind === 'tier' ? storedTier(draft, shop) : storedSpecial(draft, shop)
  if (!draft.holds) return stored === undefined || !isOurs(draft, stored)
  if (!stored || Math.abs(stored.price - draft.price) >= 0.00005) return false
  return draft.kind === 'tier' ? (stored as TierPrice).price_type === draft.priceType : sameTimes(draft, stored as SpecialPrice)
}

// An entry that is over takes away only the price that it had set itself.
const isOurs = (draft: PriceDraft, stored: { price: number }) => Math.abs(stored.price - draft.price) < 0.00005
const sameTimes = (draft: PriceDraft & { kind: 'special' }, stored: SpecialPrice) => (draft.from === '' || stored.price_from === draft.from) && (stored.price_to ?? '') === draft.until

/** What to do about an entry. Pure. */
export function planEntry(item: Item<PriceDraft, ShopPrices>): Plan {
  const { draft, target, targetId, row } = item
  // Once nothing of it is in the shop, the link goes: it must never take away the same price of an entry that came after it.
  const idle: Plan = { action: 'skip', targetId: null, reason: draft.idle ?? over }
  if (!draft.holds && (targetId === null || !target)) return idle
  if (!target) return { action: 'fail', failure: failPrice('PRODUCT_GONE', `Price list entry ${row.key}`, { productId: draft.productId }) }
  if (isTrue(draft, target)) return draft.holds ? { action: 'leave', targetId: target.productId } : idle
  const stored = draft.kind === 'tier' ? storedTier(draft, target) : storedSpecial(draft, target)
  const field = draft.kind === 'special' ? 'special_price' : `tier_price.${draft.group}.${draft.quantity}`
  return {
    action: 'update', targetId: target.productId,
    changes: [{ field, before: stored === undefined ? null : String(stored.price), after: draft.holds ? `${draft.price}${draft.kind === 'tier' && draft.priceType === 'discount' ? ' %' : ''}` : null }],
  }
}
