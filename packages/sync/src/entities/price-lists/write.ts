import type { MagentoClient, RowProblem } from '@causeway/magento'
import type { Item, WriteOutcome } from '../../entity.ts'
import { failureOfWrite, refusedRow } from '../../failures/of-clients.ts'
import type { PriceDraft } from './map.ts'
import { isTrue, specialRow, storedSpecial, storedTier, tierRow, type ShopPrices } from './plan.ts'

type Entry = Item<PriceDraft, ShopPrices>

/**
 * Sets and removes many prices through the batch doors, one call for each kind, and reads them back: the shop answers 200 to rows that it
 * refuses (recorded exchanges 391 to 401). One outcome an item, in order. Repeatable: they set, they do not add.
 */
export async function writeEntries(magento: MagentoClient, items: readonly Entry[]): Promise<WriteOutcome[]> {
  const { prices } = magento
  const complaints = new Map<Entry, string>()
  const noted = (entries: readonly Entry[], problems: readonly RowProblem[]) => {
    for (const { row, message } of problems) {
      const about = row === null ? entries : entries.slice(row, row + 1)
      for (const entry of about) complaints.set(entry, message)
    }
  }
  const kinds = {
    setTier: items.filter(({ draft }) => draft.kind === 'tier' && draft.holds), deleteTier: items.filter(({ draft }) => draft.kind === 'tier' && !draft.holds),
    setSpecial: items.filter(({ draft }) => draft.kind === 'special' && draft.holds), deleteSpecial: items.filter(({ draft }) => draft.kind === 'special' && !draft.holds),
  }
  try {
    noted(kinds.setTier, await prices.setTier(kinds.setTier.map((entry) => tierRow(entry.draft as PriceDraft & { kind: 'tier' }, skuOf(entry)))))
    noted(kinds.deleteTier, await prices.deleteTier(kinds.deleteTier.flatMap((entry) => (entry.target && storedTier(entry.draft as PriceDraft & { kind: 'tier' }, entry.target)) ?? [])))
    noted(kinds.setSpecial, await prices.setSpecial(kinds.setSpecial.map((entry) => specialRow(entry.draft as PriceDraft & { kind: 'special' }, skuOf(entry)))))
    noted(kinds.deleteSpecial, await prices.deleteSpecial(kinds.deleteSpecial.flatMap((entry) => (entry.target && storedSpecial(entry.draft as PriceDraft & { kind: 'special' }, entry.target)) ?? [])))
    const stored = await pricesOf(magento, [...new Set(items.map(skuOf))])
    return items.map((entry): WriteOutcome => {
      const { draft, target, row } = entry
      const request = { method: 'POST', path: `products/${draft.kind === 'tier' ? 'tier-prices' : 'special-price'}${draft.holds ? '' : '-delete'}`, body: { price: draft } }
      const now = stored.get(skuOf(entry).toLowerCase())
      if (target && now && isTrue(draft, { ...target, ...now })) return { targetId: draft.holds ? target.productId : null, warnings: [], request, response: now }
      const message = complaints.get(entry) ?? 'it holds another price than the one that was sent'
      return refusedRow(`Price list entry ${row.key}`, message, request, now ?? null)
    })
  } catch (error) {
    return items.map(({ row, draft }) => failureOfWrite(error, { subject: `Price list entry ${row.key}`, request: { price: draft }, outcomeUnknown: true }))
  }
}

const skuOf = ({ target }: Entry): string => target?.sku ?? ''

/** Tier and special prices by SKU in lower case. */
export async function pricesOf(magento: MagentoClient, skus: readonly string[]): Promise<Map<string, Pick<ShopPrices, 'tiers' | 'specials'>>> {
  const [tiers, specials] = skus.length ? await Promise.all([magento.prices.tier(skus), magento.prices.special(skus)]) : [[], []]
  return new Map(skus.map((sku) => {
    const own = (row: { sku: string }) => row.sku.toLowerCase() === sku.toLowerCase()
    return [sku.toLowerCase(), { tiers: tiers.filter(own), specials: specials.filter(own) }]
  }))
}
