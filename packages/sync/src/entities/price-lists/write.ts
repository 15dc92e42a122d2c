import type { MagentoClient, RowProblem, SpecialPrice, TierPrice } from '@causeway/magento'
import type { Item, WriteOutcome } from '../../entity.ts'
import { failureOfWrite, refusedRow } from '../../failures/of-clients.ts'
import { pricesOf } from './find.ts'
import type { PriceDraft } from './map.ts'
import { stepsOf, wantedRow, type Steps } from './plan.ts'
import { identityOf, type ShopPrices } from './rows.ts'

type Entry = Item<PriceDraft, ShopPrices>

/** A door of the shop, and the rows of the entries that go through it. */
interface Door<Row> { path: string; send(rows: readonly Row[]): Promise<RowProblem[]>; rowOf(steps: Steps): Row | undefined }

/** What is set goes before what is taken away: a product is never without its price. */
function doorsOf({ prices }: MagentoClient): [Door<TierPrice>, Door<SpecialPrice>, Door<TierPrice>, Door<SpecialPrice>] {
  return [
    { path: 'products/tier-prices', send: prices.setTier, rowOf: ({ set }) => (set?.kind === 'tier' ? set.row : undefined) },
    { path: 'products/special-price', send: prices.setSpecial, rowOf: ({ set }) => (set?.kind === 'special' ? set.row : undefined) },
    { path: 'products/tier-prices-delete', send: prices.deleteTier, rowOf: ({ remove }) => (remove?.kind === 'tier' ? remove.row : undefined) },
    { path: 'products/special-price-delete', send: prices.deleteSpecial, rowOf: ({ remove }) => (remove?.kind === 'special' ? remove.row : undefined) },
  ]
}

/**
 * Sets and removes many prices through the batch doors, one call for each kind, and reads them back: the shop answers 200 to rows that it
 * refuses (recorded exchanges 391 to 401). One outcome an item, in order. Repeatable: they set, they do not add.
 */
export async function writeEntries(magento: MagentoClient, items: readonly Entry[]): Promise<WriteOutcome[]> {
  const steps = items.map(stepsOf)
  const complaints = new Map<number, string>()
  const requests = items.map((): { method: string; path: string; body: object }[] => [])
  const through = async <Row>({ path, send, rowOf }: Door<Row>) => {
    const sent = steps.flatMap((one, at) => {
      const row = rowOf(one)
      return row === undefined ? [] : [{ at, row }]
    })
    for (const { at, row } of sent) requests[at]?.push({ method: 'POST', path, body: { prices: [row] } })
    for (const { row, message } of await send(sent.map((one) => one.row))) {
      // A complaint without a row is about one of them.
      for (const { at } of row === null ? sent : sent.slice(row, row + 1)) complaints.set(at, message)
    }
  }
  const subjectOf = ({ row }: Entry) => `Price list entry ${row.key}`
  const requestOf = (at: number) => (requests[at]?.length === 1 ? requests[at][0] : requests[at])
  try {
    const [setTier, setSpecial, removeTier, removeSpecial] = doorsOf(magento)
    await through(setTier)
    await through(setSpecial)
    await through(removeTier)
    await through(removeSpecial)
    const stored = await pricesOf(magento, [...new Set(items.flatMap(({ target }) => target?.sku ?? []))])
    return items.map((entry, at): WriteOutcome => {
      const { target } = entry
      const now = target && stored.get(target.sku.toLowerCase())
      const left = now && stepsOf({ ...entry, target: { ...target, ...now } })
      if (!target || !left || left.set || left.remove) return refusedRow(subjectOf(entry), complaints.get(at) ?? 'it holds another price than the one that was sent', requestOf(at), now ?? null)
      const wanted = wantedRow(entry)
      return { targetId: wanted ? target.productId : null, ...(wanted ? { identity: identityOf(wanted) } : {}), warnings: [], request: requestOf(at), response: now }
    })
  } catch (error) {
    return items.map((entry, at) => failureOfWrite(error, { subject: subjectOf(entry), request: requestOf(at), outcomeUnknown: true }))
  }
}
