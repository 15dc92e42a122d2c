import type { OrderItem } from '@causeway/magento'
import type { DocumentLine } from './document.ts'

/** A quantity to bill of a line of the order. */
export interface BilledItem { orderItemId: number; sku: string; quantity: number }

export type Matched =
  | { items: BilledItem[]; warnings: string[] }
  | { unknown: DocumentLine }

const sameItem = (sku: string, itemId: string) => sku.trim().toLowerCase() === itemId.trim().toLowerCase()
const cents = (price: number | string | undefined) => Math.round(Number(price ?? 0) * 100)
const round = (quantity: number) => Math.round(quantity * 10_000) / 10_000

/** What is left to bill of a line. */
export const leftOf = (item: OrderItem): number => round(item.qty_ordered - item.qty_invoiced - (item.qty_canceled ?? 0))

/**
 * The order's lines that can be billed: a configurable product or a bundle stands for its children, which are billed with it.
 */
export const billable = (items: readonly OrderItem[]): OrderItem[] => items.filter((item) => item.parent_item_id === undefined || item.parent_item_id === null)

/** The bundle or configurable product of which this item is a part in the order; such a part is not billed by itself. */
export const setWith = (itemId: string, items: readonly OrderItem[]): OrderItem | undefined => {
  const part = items.find((item) => item.parent_item_id !== undefined && item.parent_item_id !== null && sameItem(item.sku, itemId))
  return part && items.find(({ item_id: id }) => id === part.parent_item_id)
}

/**
 * Finds the order's line for each line of the invoice: by SKU, without regard to case; where a SKU stands twice, the line of the same price
 * goes first, then the order's own sequence. Never bills more than `available` says is left of a line; less is told as a warning. Pure.
 */
export function matchLines(lines: readonly DocumentLine[], orderItems: readonly OrderItem[], available: (item: OrderItem) => number): Matched {
  const candidates = billable(orderItems)
  const left = new Map(candidates.map((item) => [item.item_id, Math.max(0, available(item))]))
  const billed = new Map<number, BilledItem>()
  const warnings: string[] = []
  for (const line of lines) {
    const same = candidates.filter((item) => sameItem(item.sku, line.itemId))
    if (!same.length) return { unknown: line }
    const price = cents(line.price)
    const ranked = same.toSorted((a, b) => Number(cents(b.price) === price) - Number(cents(a.price) === price))
    let wanted = Number(line.quantity)
    for (const item of ranked) {
      const take = round(Math.min(wanted, left.get(item.item_id) ?? 0))
      if (take <= 0) continue
      left.set(item.item_id, round((left.get(item.item_id) ?? 0) - take))
      wanted = round(wanted - take)
      const before = billed.get(item.item_id)
      billed.set(item.item_id, { orderItemId: item.item_id, sku: item.sku, quantity: round((before?.quantity ?? 0) + take) })
    }
    if (wanted > 0) warnings.push(`Sage Intacct bills ${Number(line.quantity)} of ${line.itemId}; the order had ${round(Number(line.quantity) - wanted)} left to bill.`)
  }
  return { items: [...billed.values()].sort((a, b) => a.orderItemId - b.orderItemId), warnings }
}

/** Quantities by order line as text, for comparing two invoices. */
export const quantitiesOf = (items: readonly { orderItemId: number; quantity: number }[]): string =>
  items.filter(({ quantity }) => quantity > 0).map(({ orderItemId, quantity }) => `${orderItemId}:${round(quantity)}`).sort().join(' ')
