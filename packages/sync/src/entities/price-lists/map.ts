import type { Mapped, Neighbour, SourceRow } from '../../entity.ts'
import type { Failure } from '../../failure.ts'
import type { SourceRecord } from '../../mapping.ts'
import { isForeign } from '../price-entries.ts'
import { failPrice } from './failures.ts'
import { specialPrice, type PriceListSettings } from './settings.ts'

/** What an entry should be in the shop; `idle` says why it does not hold, if it does not. Times are UTC without a zone, as Magento takes them; '' for none. */
export type PriceDraft =
  | { kind: 'tier'; productId: string; group: string; websiteId: number; quantity: number; price: number; priceType: 'fixed' | 'discount'; holds: boolean; idle?: string }
  | { kind: 'special'; productId: string; storeId: number; price: number; from: string; until: string; holds: boolean; idle?: string }
  /** Nothing of it belongs in the shop: it is only about taking back what was written. */
  | { kind: 'none'; idle: string }

export const over = 'It is over or switched off.'

/** "All groups", as the shop's tier prices call it. */
export const allGroups = 'ALL GROUPS'

export interface PriceFacts { /** How the item stands among the products; undefined when nobody has dealt with it yet. */ product: Neighbour | undefined; /** Codes of the shop's groups in lower case. */ groups: ReadonlySet<string> }

const claimOf = (draft: Exclude<PriceDraft, { kind: 'none' }>) => (draft.kind === 'special' ? `special:${draft.productId}@${draft.storeId}` : `tier:${draft.productId}@${draft.websiteId}:${draft.group.toLowerCase()}:${draft.quantity}`)

/** An entry of a price list as a price of the shop, or why not. Pure. `source.HOLDS` says how it stands today (see read.ts). */
export function mapEntry(row: SourceRow, settings: PriceListSettings, { product, groups }: PriceFacts): Mapped<PriceDraft> {
  const { source, key } = row
  const list = source.PRICELISTID ?? ''
  const subject = `Price list entry ${key}`
  const target = settings.targetByList[list]
  // What is not sent (any more) may have been sent before.
  const none = (reason: string): Mapped<PriceDraft> => ({ kind: 'draft', claims: [], draft: { kind: 'none', idle: reason } })
  if (target === undefined || target === '') return none(`The price list “${list}” is not among those that are sent.`)
  if (isForeign(source.CURRENCY ?? '', settings.currency)) return none(`It is in ${source.CURRENCY}; only prices in ${settings.currency} are sent.`)
  if (!source.ITEMID) return none('It is for a whole product line; the shop knows prices of products only.')

  // One that does not hold is only about taking back what it had set: what is wrong with it is nobody's concern.
  const idle = idleness(source)
  const refused = (failure: Failure): Mapped<PriceDraft> => (idle === null ? { kind: 'failure', failure } : none(idle))
  const type = (source.VALUETYPE || 'Actual').toLowerCase()
  const isDiscount = type === '% discount'
  if (type !== 'actual' && !isDiscount) return none(`Its value is a “${source.VALUETYPE}” of the base price, which only Intacct works out.`)
  if (isDiscount && target === specialPrice) return none('It is a discount in percent; a special price is an amount.')
  const price = Number(source.VALUE || Number.NaN)
  if (!Number.isFinite(price) || price < 0 || (isDiscount && price > 100)) return refused(failPrice('PRICE_INVALID', subject, { list, value: source.VALUE ?? '' }))
  if (target !== specialPrice && target !== allGroups && !groups.has(target.toLowerCase())) return refused(failPrice('GROUP_UNKNOWN', subject, { group: target }))
  const productId = product?.targetId ?? null
  if (productId === null && idle !== null) return none(idle)
  if (productId === null) {
    const waitsFor = `products:${source.ITEMID}`
    if (product?.state === 'skipped') return { kind: 'skip', reason: `No product is sent for item ${source.ITEMID}. ${product.reason ?? ''}`.trim(), waitsFor }
    return { kind: 'wait', reason: `Waits for the product of item ${source.ITEMID}.`, failure: failPrice('PRODUCT_MISSING', subject, { item: source.ITEMID }), waitsFor }
  }
  const quantity = Math.max(1, Number(source.QTYLIMITMIN || 1))
  if (target === specialPrice && quantity > 1) return none(`It begins at a quantity of ${quantity}; a special price is for one piece.`)
  const holding = idle === null ? { holds: true } : { holds: false, idle }
  const draft: PriceDraft = target === specialPrice
    ? { kind: 'special', productId, storeId: settings.storeId, price, from: dayOf(source.DATEFROM, '00:00:00'), until: dayOf(source.DATETO, '23:59:59'), ...holding }
    : { kind: 'tier', productId, group: target, websiteId: settings.websiteId, quantity, price, priceType: isDiscount ? 'discount' : 'fixed', ...holding }
  return { kind: 'draft', draft, claims: draft.holds ? [claimOf(draft)] : [] }
}

/** Why an entry does not hold today, as a sentence; null when it does. */
function idleness(source: SourceRecord): string | null {
  switch (source.HOLDS) {
    case 'now': return null
    case 'later': return `It begins on ${source.DATEFROM || 'a later day'}.`
    default: return over
  }
}

/** MM/DD/YYYY as Magento writes an instant. */
function dayOf(text: string | undefined, time: string): string {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text ?? '') ?? []
  return year ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')} ${time}` : ''
}
