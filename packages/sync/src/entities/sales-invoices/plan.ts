import { invoiceState, type Invoice } from '@causeway/magento'
import type { Item, Plan } from '../../entity.ts'
import type { Failure } from '../../failure.ts'
import type { Draft, InvoiceDraft } from './draft.ts'
import { failInvoice } from './failures.ts'
import { memoOf } from './find.ts'
import type { BilledItem } from './lines.ts'
import { billedBy } from './map.ts'
import type { InvoiceSettings } from './settings.ts'

/** What to do about an invoice. Pure. `target` is the shop's invoice that was made from this very document. */
export function planInvoice(item: Item<Draft, Invoice>, settings: InvoiceSettings): Plan {
  const { draft, target, targetId, row } = item
  const subject = `Invoice ${row.key}`
  if (draft.kind === 'withdrawn') {
    const { state } = draft
    const made = target ?? draft.made
    if (!made) return { action: 'skip', reason: state === null ? 'It is no longer in Sage Intacct; nothing of it is in the shop.' : `It is ${state} in Sage Intacct.` }
    return failedAt(made, state === null
      ? failInvoice('INVOICE_GONE_FROM_BOOKS', subject, { invoice: made.increment_id, gone: true })
      : failInvoice('INVOICE_TAKEN_BACK', subject, { key: row.key, invoice: made.increment_id, state }))
  }
  if (target) {
    if (target.order_id !== draft.order.entity_id) {
      return failedAt(target, failInvoice('ORDER_NUMBER_CHANGED', subject, { key: row.key, order: draft.order.increment_id, invoice: target.increment_id }))
    }
    if (target.state === invoiceState.cancelled) return failedAt(target, failInvoice('INVOICE_CANCELLED_IN_SHOP', subject, { key: row.key, invoice: target.increment_id }))
    const billed = billedBy(target, draft.lines)
    // An attempt of ours whose answer was lost may have billed less than the books do: what was left.
    const differences = item.ours && targetId === null && !differencesOf(draft.items, billed) ? '' : differencesOf(draft.wanted, billed)
    if (differences) return failedAt(target, failInvoice('INVOICE_CHANGED_AFTERWARDS', subject, { invoice: target.increment_id, differences }))
    return { action: 'leave', targetId: String(target.entity_id), warnings: [...cutWarnings(draft, target), ...totalWarnings(draft, target, settings)] }
  }
  // Never a second one by itself for a document that was billed before.
  if (targetId !== null) return { action: 'fail', failure: failInvoice('INVOICE_GONE_FROM_SHOP', subject, { invoice: targetId }) }
  if (!draft.items.length) return planNothingLeft(draft, subject, settings)
  return {
    action: 'create',
    memo: memoOf(draft.order),
    changes: [
      { field: 'order', before: null, after: draft.order.increment_id },
      ...draft.items.map(({ sku, quantity }) => ({ field: `items.${sku}.qty`, before: null, after: String(quantity) })),
    ],
  }
}

/** Linked although it fails: whatever the books say by then, no later run makes a second one. */
const failedAt = (made: Invoice, failure: Failure): Plan => ({ action: 'fail', failure, targetId: String(made.entity_id) })

/** The shop, or somebody by hand, has billed these lines: the invoice that bills the same is the one that is meant. */
function planNothingLeft(draft: InvoiceDraft, subject: string, settings: InvoiceSettings): Plan {
  const { twin } = draft
  if (twin && settings.existing === 'link') {
    return { action: 'leave', targetId: String(twin.entity_id), adopts: true, warnings: totalWarnings(draft, twin, settings) }
  }
  const invoices = draft.others.map(({ increment_id: number }) => number).join(', ')
  return { action: 'fail', failure: failInvoice('ORDER_BILLED_ALREADY', subject, { order: draft.order.increment_id, invoices, twin: twin?.increment_id ?? '' }) }
}

/** Quantities that differ, as words; '' when all are the same. Parts of a piece that the shop cut off are no difference (recorded exchange 680). */
function differencesOf(wanted: readonly BilledItem[], stored: readonly BilledItem[]): string {
  return pairsOf(wanted, stored).filter((one) => one.stored !== Math.trunc(one.wanted))
    .map(({ sku, wanted: now, stored: then }) => `${sku}: ${then} billed in the shop, ${now} in the books`).join('; ')
}

/** What the shop billed otherwise than it was asked to, as a sentence. */
export function cutWarnings(draft: InvoiceDraft, stored: Invoice): string[] {
  const cut = pairsOf(draft.wanted, billedBy(stored, draft.lines))
  return cut.length ? [`Magento bills whole pieces only: ${cut.map(({ sku, wanted, stored: billed }) => `${billed} of ${sku} instead of ${wanted}`).join(', ')}.`] : []
}

/** Lines whose quantities are not the same. */
function pairsOf(wanted: readonly BilledItem[], stored: readonly BilledItem[]): { sku: string; wanted: number; stored: number }[] {
  const quantities = new Map<number, { sku: string; wanted: number; stored: number }>()
  const entry = ({ orderItemId, sku }: BilledItem) => {
    let one = quantities.get(orderItemId)
    if (!one) quantities.set(orderItemId, (one = { sku, wanted: 0, stored: 0 }))
    return one
  }
  for (const item of wanted) entry(item).wanted += item.quantity
  for (const item of stored) entry(item).stored += item.quantity
  return [...quantities.values()].filter((one) => Math.abs(one.wanted - one.stored) > 0.00005)
}

/** A difference between the two totals that is larger than the settings tolerate, as a sentence. */
export function totalWarnings(draft: InvoiceDraft, stored: Pick<Invoice, 'grand_total' | 'tax_amount' | 'shipping_amount'>, settings: InvoiceSettings): string[] {
  if (stored.grand_total === undefined) return []
  const difference = Math.round((stored.grand_total - draft.total) * 100) / 100
  if (Math.abs(difference) <= settings.tolerance) return []
  const money = (amount: number) => `${amount.toFixed(2)} ${draft.currency}`.trim()
  return [`The shop’s invoice comes to ${money(stored.grand_total)} (of it tax ${money(stored.tax_amount ?? 0)}, shipping ${money(stored.shipping_amount ?? 0)}), the one in Sage Intacct to ${money(draft.total)}: a difference of ${money(difference)}.`]
}
