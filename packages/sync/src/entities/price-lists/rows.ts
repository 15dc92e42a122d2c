import type { SpecialPrice, TierPrice } from '@causeway/magento'
import type { TargetIdentity } from '../../entity.ts'
import { allGroups, type PriceDraft } from './map.ts'

/** A product of the shop and the prices that it has. */
export interface ShopPrices { productId: string; sku: string; tiers: TierPrice[]; specials: SpecialPrice[] }

export type HeldDraft = Exclude<PriceDraft, { kind: 'none' }>

/** A price in the shop: where it stands, and what it says. */
export type PriceRow = { kind: 'tier'; row: TierPrice } | { kind: 'special'; row: SpecialPrice }

const isSamePrice = (a: number, b: number) => Math.abs(a - b) < 0.00005
const sameText = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** A draft as the row to send. */
export function rowOf(draft: HeldDraft, sku: string): PriceRow {
  if (draft.kind === 'special') return { kind: 'special', row: { sku, price: draft.price, store_id: draft.storeId, price_from: draft.from, price_to: draft.until } }
  const group = sameText(draft.group, allGroups) ? allGroups : draft.group
  return { kind: 'tier', row: { sku, price: draft.price, price_type: draft.priceType, website_id: draft.websiteId, customer_group: group, quantity: draft.quantity } }
}

/** What the shop holds where this row stands; undefined when it is nothing. The shop writes groups in its own case. */
export function storedAt(wanted: PriceRow, { tiers, specials }: ShopPrices): PriceRow | undefined {
  const { kind, row } = wanted
  if (kind === 'special') {
    // Magento answers a price once for each of the product's days, those of other store views among them: the fitting one counts.
    const there = specials.filter((one) => one.store_id === row.store_id).map((one): PriceRow => ({ kind, row: one }))
    return there.find((one) => isTrue(wanted, one)) ?? there[0]
  }
  const tier = tiers.find((one) => sameText(one.customer_group, row.customer_group) && one.website_id === row.website_id && one.quantity === row.quantity)
  return tier && { kind, row: tier }
}

export function isSamePlace(a: PriceRow, b: PriceRow): boolean {
  if (a.kind === 'special' || b.kind === 'special') return a.kind === 'special' && b.kind === 'special' && a.row.store_id === b.row.store_id
  return sameText(a.row.customer_group, b.row.customer_group) && a.row.website_id === b.row.website_id && a.row.quantity === b.row.quantity
}

/** Whether what is stored is what is wanted: the price, its kind, its days. */
export function isTrue(wanted: PriceRow, stored: PriceRow | undefined): boolean {
  if (!stored || !isSamePrice(stored.row.price, wanted.row.price)) return false
  if (wanted.kind === 'tier') return stored.kind === 'tier' && stored.row.price_type === wanted.row.price_type
  return stored.kind === 'special' && (wanted.row.price_from === '' || stored.row.price_from === wanted.row.price_from) && (stored.row.price_to ?? '') === wanted.row.price_to
}

/** Whether what stands where we wrote a row is still what we wrote: nothing else is ever taken away. */
export const isOurs = (written: PriceRow, stored: PriceRow): boolean =>
  isSamePrice(written.row.price, stored.row.price) && (written.kind === 'special' || (stored.kind === 'tier' && stored.row.price_type === written.row.price_type))

/** What is kept with the link: the row that was written. */
export const identityOf = ({ kind, row }: PriceRow): TargetIdentity => (kind === 'special'
  ? { kind, sku: row.sku, store: row.store_id, price: row.price }
  : { kind, sku: row.sku, website: row.website_id, group: row.customer_group, quantity: row.quantity, price: row.price, type: row.price_type })

/** The row that was written, from what was kept with the link; null when nothing was. */
export function writtenRow(identity: TargetIdentity | null | undefined): PriceRow | null {
  if (!identity) return null
  const { kind, sku, price, store, website, group, quantity, type } = identity
  const common = { sku: String(sku ?? ''), price: Number(price) }
  if (kind === 'special') return { kind, row: { ...common, store_id: Number(store), price_from: '', price_to: '' } }
  return { kind: 'tier', row: { ...common, website_id: Number(website), customer_group: String(group ?? ''), quantity: Number(quantity), price_type: type === 'discount' ? 'discount' : 'fixed' } }
}
