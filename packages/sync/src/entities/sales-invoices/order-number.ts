import type { InvoiceSettings } from './settings.ts'

/** What Magento's columns hold, in characters: sales_order.increment_id and ext_order_id. */
const longest: Record<InvoiceSettings['matchOn'], number> = { increment_id: 50, ext_order_id: 40 }

/**
 * The order number in a field of the books: without what people put around it (blanks, a "#" before the shop's own numbers). Pure.
 */
export function orderNumber(text: string, matchOn: InvoiceSettings['matchOn']): string {
  const plain = text.replace(/[\u200B-\u200D\u2060\uFEFF]/g, '').replace(/\s+/g, ' ').trim()
  return matchOn === 'increment_id' ? plain.replace(/^#\s*/, '') : plain
}

/** Whether an order of the shop can have this number; others are not asked for, since the shop answers some of them with an error for all. */
export const canBeOrderNumber = (number: string, matchOn: InvoiceSettings['matchOn']): boolean =>
  Array.from(number).length <= longest[matchOn] && !/[\p{Cc}\p{Cs}\u{10000}-\u{10FFFF}]/u.test(number)
