import { failuresOf, type FailureKind } from '../../failure.ts'

const inBooks = (key: string) => `Sage Intacct under Order Entry › ${key}`
/** Of a list a sentence's part; a word stays one. */
const andList = (some: readonly string[] | string) => (typeof some === 'string' ? some : some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`)
const inShop = (order: string) => `Magento under Sales › Orders › ${order}`

/** Everything that can be wrong with a sales order invoice. */
export const invoiceFailures = {
  ORDER_NUMBER_MISSING: {
    class: 'missing', title: 'No order number', fixedBy: 'books',
    explain: (subject, { field }) => `${subject} names no Magento order: ${field} is empty on it and on the sales order that it was made from.`,
    remedy: ({ key, field }) => `Enter the Magento order number in ${field} of ${inBooks(key)}, or choose another field under Settings › Finding the order, then retry.`,
    mendAt: () => ({ setting: 'referenceField' }),
  } satisfies FailureKind<{ key: string; field: string }>,
  ORDER_NUMBER_INVALID: {
    class: 'value', title: 'No number of a Magento order', fixedBy: 'books',
    explain: (subject, { field, order }) => `${subject} has “${order}” in ${field}. It is too long for an order number of Magento, or has characters that none has.`,
    remedy: ({ key, field }) => `Enter the Magento order number alone in ${field} of ${inBooks(key)} or of its sales order, then retry.`,
  } satisfies FailureKind<{ key: string; field: string; order: string }>,
  ORDER_NUMBERS_SEVERAL: {
    class: 'value', title: 'Several order numbers in one field', fixedBy: 'books',
    explain: (subject, { field, text, numbers, inShop }) => `${subject} has “${text}” in ${field}, which names several orders: ${andList(numbers)}. ${inShop.length ? `The shop has ${andList(inShop)}, and which of them is billed cannot be told.` : 'The shop has none of them.'}`,
    remedy: ({ key, field }) => `An invoice of Magento bills one order. Leave the number of the order that is billed in ${field} of ${inBooks(key)} or of its sales order, then retry. If it bills several, make one invoice for each order in Sage Intacct.`,
  } satisfies FailureKind<{ key: string; field: string; text: string; numbers: string[]; /** Those of them that the shop has. */ inShop: string[] }>,
  ORDER_NUMBER_CHANGED: {
    class: 'conflict', title: 'Another order number than when it was billed', fixedBy: 'books',
    explain: (subject, { order, invoice }) => `${subject} names the Magento order ${order}, but the shop’s invoice ${invoice}, which was made from it, bills another order.`,
    remedy: ({ key, invoice }) => `Correct the order number in ${inBooks(key)}, then retry. If it is right now, make a credit memo for invoice ${invoice} and a new invoice by hand in Magento, then ignore the record.`,
  } satisfies FailureKind<{ key: string; order: string; invoice: string }>,
  ORDER_OUT_OF_SIGHT: {
    class: 'conflict', title: 'Billed, and the order is not in the shop', fixedBy: 'books',
    explain: (subject, { order, invoice }) => `${subject} was written as the shop’s invoice with ID ${invoice}. The Magento order ${order} that it names now is not in the shop, or not in the store view of the settings.`,
    remedy: ({ key }) => `Correct the order number in ${inBooks(key)}, or the store view under Settings › Finding the order, then retry. If the order was deleted in Magento, ignore the record.`,
    mendAt: () => ({ setting: 'storeId' }),
  } satisfies FailureKind<{ key: string; order: string; invoice: string }>,
  ORDER_NOT_IN_MAGENTO: {
    class: 'dependency', title: 'The order is not in the shop', fixedBy: 'nobody', retryable: true,
    explain: (subject, { order }) => `${subject} belongs to the Magento order ${order}, which is not in the shop.`,
    remedy: ({ order }) => `Nothing to do if the order is still to come: the invoice follows by itself. Otherwise correct the order number ${order} in Sage Intacct, then retry.`,
  } satisfies FailureKind<{ order: string }>,
  ORDER_NEVER_CAME: {
    class: 'dependency', title: 'The order did not come', fixedBy: 'books',
    explain: (subject, { order, days }) => `${subject} has waited ${days} days for the Magento order ${order}, which is still not in the shop.`,
    remedy: ({ key, order }) => `Check the order number ${order} in ${inBooks(key)}. If the order was never placed in this shop, ignore the record. Should the order come, the invoice still goes by itself.`,
  } satisfies FailureKind<{ key: string; order: string; days: number }>,
  ORDER_AMBIGUOUS: {
    class: 'conflict', title: 'Several orders have that number', fixedBy: 'settings',
    explain: (subject, { order, numbers }) => `${subject} belongs to the order ${order}, and the shop has several of that number (${numbers}).`,
    remedy: ({ oneView }) => (oneView
      ? 'Two of them are in one store view: leave that number to the order that is meant, give the others another external order ID with the program that wrote it, then retry.'
      : 'Choose the store view whose orders are meant under Settings › Finding the order, save and retry.'),
    mendAt: ({ oneView }) => (oneView ? null : { setting: 'storeId' }),
  } satisfies FailureKind<{ order: string; numbers: string; oneView: boolean }>,
  ORDER_CURRENCY_DIFFERS: {
    class: 'conflict', title: 'The currencies differ', fixedBy: 'books',
    explain: (subject, { order, books, shop }) => `${subject} is in ${books}, the Magento order ${order} in ${shop}.`,
    remedy: ({ key }) => `Correct the currency or the order number in ${inBooks(key)}, then retry.`,
  } satisfies FailureKind<{ key: string; order: string; books: string; shop: string }>,
  ORDER_ON_HOLD: {
    class: 'conflict', title: 'The order is on hold in the shop', fixedBy: 'shop', retryable: true,
    explain: (subject, { order }) => `${subject} cannot be written: the Magento order ${order} is on hold, or its payment is awaited or under review.`,
    remedy: ({ order }) => `Release it in ${inShop(order)} (Unhold), or finish its payment. The invoice then follows by itself; Retry to write it at once.`,
  } satisfies FailureKind<{ order: string }>,
  ORDER_CANCELLED: {
    class: 'conflict', title: 'The order is cancelled in the shop', fixedBy: 'books',
    explain: (subject, { order }) => `${subject} bills the Magento order ${order}, which is cancelled.`,
    remedy: ({ key }) => `If the order was edited in Magento, it lives on under another number (with “-1” behind it): enter that one in ${inBooks(key)}, then retry. Otherwise reverse the invoice there, or ignore the record.`,
  } satisfies FailureKind<{ key: string; order: string }>,
  ORDER_CLOSED: {
    class: 'conflict', title: 'The order is closed in the shop', fixedBy: 'books',
    explain: (subject, { order }) => `${subject} bills the Magento order ${order}, which is closed: everything in it was refunded.`,
    remedy: ({ key }) => `Reverse the invoice in ${inBooks(key)}, or correct its order number, then retry. If it is right as it is, ignore the record.`,
  } satisfies FailureKind<{ key: string; order: string }>,
  ORDER_BILLED_ALREADY: {
    class: 'duplicate', title: 'The shop has billed it already', fixedBy: 'shop',
    explain: (subject, { order, invoices }) => `${subject} bills lines of the Magento order ${order} of which nothing is left to bill${invoices ? ` (invoices ${invoices})` : ''}.`,
    remedy: ({ order, twin }) => (twin
      ? `Invoice ${twin} in ${inShop(order)} bills the same quantities. If it is this invoice, set “When the shop has billed the order already” to link it under Settings and retry; else ignore the record.`
      : `Compare it with the invoices in ${inShop(order)}; none of them bills these very quantities. If the books bill more than was ordered, correct them; else ignore the record.`),
    mendAt: ({ twin }) => (twin ? { setting: 'existing' } : null),
  } satisfies FailureKind<{ order: string; invoices: string; twin: string }>,
  SHOP_INVOICE_TAKEN: {
    class: 'duplicate', title: 'Two invoices in the books, one in the shop', fixedBy: 'books',
    explain: (subject, { invoice, holder }) => `${subject} bills what the shop’s invoice with ID ${invoice} bills, and that one stands for ${holder} already. Nothing else is left to bill of the order.`,
    remedy: ({ key, holder }) => `Compare ${key} with ${holder} in Sage Intacct under Order Entry. If the order was billed twice, reverse one of them; if one names the wrong order, correct its number. Then retry, or ignore the record.`,
  } satisfies FailureKind<{ key: string; invoice: string; holder: string }>,
  ORDER_CHANGES: {
    class: 'conflict', title: 'The order changed while it was billed', fixedBy: 'nobody', retryable: true,
    explain: (subject, { order }) => `${subject} could not be written: somebody bills or changes the Magento order ${order} at this very moment.`,
    remedy: () => 'Nothing to do: it is tried again by itself. Retry to try at once.',
  } satisfies FailureKind<{ order: string }>,
  ORDER_TAKES_NO_INVOICE: {
    class: 'conflict', title: 'Magento does not let the order be billed', fixedBy: 'shop',
    explain: (subject, { order, message }) => `${subject} could not be written: Magento lets nobody bill the order ${order}, although something of it is left. It says: ${message}`,
    remedy: ({ order }) => `Open ${inShop(order)} and see why it has no Invoice button: its status, its payment, or an extension of the shop. Mend that, then retry.`,
  } satisfies FailureKind<{ order: string; message: string }>,
  LESS_THAN_A_PIECE: {
    class: 'value', title: 'Less than a whole piece', fixedBy: 'books',
    explain: (subject, { order, items }) => `${subject} bills ${items} of the Magento order ${order}. Magento bills whole pieces of these products, and nothing is left without the parts.`,
    remedy: () => 'Correct the quantity in Sage Intacct, or allow “Qty Uses Decimals” for the product in Magento under Catalog › Products › (the product) › Advanced Inventory, for orders to come. If it is right as it is, ignore the record.',
  } satisfies FailureKind<{ order: string; items: string }>,
  INVOICE_LINE_NOT_IN_ORDER: {
    class: 'conflict', title: 'A line is not in the order', fixedBy: 'books',
    explain: (subject, { order, item, line }) => `${subject} bills the item ${item} in line ${line}, which the Magento order ${order} does not have.`,
    remedy: ({ key, item }) => `Correct the line in ${inBooks(key)}, or, if ${item} is freight, a fee or a discount, list it under Settings › Items that are no order lines, then retry.`,
    mendAt: () => ({ setting: 'ignoredItems' }),
  } satisfies FailureKind<{ key: string; order: string; item: string; line: string }>,
  INVOICE_LINE_IN_SET: {
    class: 'conflict', title: 'A line is a part of a set', fixedBy: 'books',
    explain: (subject, { order, item, line, set }) => `${subject} bills the item ${item} in line ${line}. In the Magento order ${order} it is a part of ${set}, which is billed as a whole.`,
    remedy: ({ key, set }) => `Bill ${set} instead in ${inBooks(key)} and retry; or make the invoice in Magento by hand and ignore the record.`,
  } satisfies FailureKind<{ key: string; order: string; item: string; line: string; set: string }>,
  INVOICE_TAKES_BACK: {
    class: 'value', title: 'Bills and takes back at once', fixedBy: 'books',
    explain: (subject, { item, line }) => `${subject} bills items, and takes ${item} back in line ${line} (a negative quantity). An invoice of Magento can only bill.`,
    remedy: ({ key }) => `Put what is taken back into a credit of its own in ${inBooks(key)}, then retry; or make invoice and credit memo in Magento by hand and ignore the record.`,
  } satisfies FailureKind<{ key: string; item: string; line: string }>,
  INVOICE_WITHOUT_LINES: {
    class: 'missing', title: 'No line to bill', fixedBy: 'books',
    explain: (subject) => `${subject} has no line with an item and a quantity.`,
    remedy: ({ key }) => `Look at the lines in ${inBooks(key)}. If it bills only freight or fees, ignore the record.`,
  } satisfies FailureKind<{ key: string }>,
  INVOICE_IS_CREDIT: {
    class: 'value', title: 'A credit invoice', fixedBy: 'shop',
    explain: (subject, { total }) => `${subject} takes back instead of billing (its total is ${total}): it is a credit. Causeway writes no credit memos to the shop.`,
    remedy: () => 'Make the credit memo in Magento on the order’s invoice, and ignore the record. “Leave them out” under Settings skips such transactions.',
    mendAt: () => ({ setting: 'credits' }),
  } satisfies FailureKind<{ total: string }>,
  INVOICE_CHANGED_AFTERWARDS: {
    class: 'conflict', title: 'Changed after it was billed in the shop', fixedBy: 'shop',
    explain: (subject, { invoice, differences }) => `${subject} was changed in Sage Intacct after the shop’s invoice ${invoice} was made from it: ${differences}. Magento cannot change an invoice.`,
    remedy: ({ invoice }) => `In Magento, make a credit memo for invoice ${invoice} and a new invoice by hand, then ignore the record; or take the change back in Sage Intacct and retry.`,
  } satisfies FailureKind<{ invoice: string; differences: string }>,
  INVOICE_GONE_FROM_BOOKS: {
    class: 'conflict', title: 'Deleted in Sage Intacct, still in the shop', fixedBy: 'shop',
    explain: (subject, { invoice }) => `${subject} is no longer in Sage Intacct, but the shop’s invoice ${invoice} was made from it. Magento cannot delete an invoice.`,
    remedy: ({ invoice }) => `In Magento, make a credit memo for invoice ${invoice}, then ignore the record.`,
  } satisfies FailureKind<{ invoice: string; gone: true }>,
  INVOICE_TAKEN_BACK: {
    class: 'conflict', title: 'Taken back in Sage Intacct, still in the shop', fixedBy: 'books',
    explain: (subject, { invoice, state }) => `${subject} is ${state} in Sage Intacct now, but the shop’s invoice ${invoice} was made from it. Magento cannot delete an invoice.`,
    remedy: ({ key, invoice }) => `Post it again in ${inBooks(key)} and retry; or, if it is not to be billed, make a credit memo for invoice ${invoice} in Magento and ignore the record.`,
  } satisfies FailureKind<{ key: string; invoice: string; state: string }>,
  INVOICE_CANCELLED_IN_SHOP: {
    class: 'conflict', title: 'The shop’s invoice was cancelled', fixedBy: 'shop',
    explain: (subject, { invoice }) => `${subject} was written as the shop’s invoice ${invoice}, which somebody has cancelled in Magento.`,
    remedy: ({ key }) => `Causeway does not bill it a second time by itself. Make the invoice in Magento by hand if it is needed, or reverse it in ${inBooks(key)}; then ignore the record.`,
  } satisfies FailureKind<{ key: string; invoice: string }>,
  INVOICE_GONE_FROM_SHOP: {
    class: 'conflict', title: 'The shop’s invoice is gone', fixedBy: 'shop',
    explain: (subject, { invoice }) => `${subject} was written as the shop’s invoice ${invoice}, which is not on the order any more.`,
    remedy: () => 'Find out who removed it from the shop’s database. Causeway does not bill it a second time by itself; make the invoice in Magento by hand if it is needed, then ignore the record.',
  } satisfies FailureKind<{ invoice: string }>,
  INVOICE_IN_PROGRESS: {
    class: 'dependency', title: 'Another invoice of the order goes first', fixedBy: 'nobody', retryable: true,
    explain: (subject, { first }) => `${subject} bills the same order as ${first}, which is written first.`,
    remedy: () => 'Nothing to do: it follows by itself.',
  } satisfies FailureKind<{ first: string }>,
}

export const failInvoice = failuresOf(invoiceFailures)
