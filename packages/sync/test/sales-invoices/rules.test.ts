import { describe, expect, test } from '@jest/globals'
import type { Order } from '@causeway/magento'
import type { Draft } from '../../src/entities/sales-invoices/draft.ts'
import { billsNothing, mapGone, mapInvoice, type InvoiceFacts } from '../../src/entities/sales-invoices/map.ts'
import { awaitedOf } from '../../src/entities/sales-invoices/orders.ts'
import { planInvoice, totalWarnings } from '../../src/entities/sales-invoices/plan.ts'
import { invoiceSettings, type InvoiceSettings } from '../../src/entities/sales-invoices/settings.ts'
import type { SourceRow } from '../../src/entity.ts'
import { docId, document, line, order, orderItem, shopInvoice } from './shop-order.ts'

const settingsWith = (some: Partial<InvoiceSettings> = {}) => invoiceSettings.parse(some)
const factsWith = (some: Partial<InvoiceFacts> = {}): InvoiceFacts => ({ reference: '000000005', orders: [order()], invoices: [], goesFirst: null, ...some })
const two = [line('HAMMER', 2), line('SAW', 1, 10, '2')]

const map = (row: SourceRow = document(two), facts = factsWith(), settings: Partial<InvoiceSettings> = {}) => mapInvoice(row, settingsWith(settings), facts)
const codeOf = (mapped: ReturnType<typeof map>) => ('failure' in mapped ? `${mapped.kind} ${mapped.failure.code}` : mapped.kind)
const draftOf = (mapped: ReturnType<typeof map>) => (mapped.kind === 'draft' && mapped.draft.kind === 'invoice' ? mapped.draft : undefined)
const items = (mapped: ReturnType<typeof map>) => draftOf(mapped)?.items.map(({ sku, quantity }) => `${quantity} ${sku}`)

describe('an invoice and its order', () => {
  test('bills what Intacct billed', () => {
    expect(items(map())).toEqual(['2 HAMMER', '1 SAW'])
  })

  test.each<[string, Partial<Order> | null, string]>([
    ['is not there', null, 'wait ORDER_NOT_IN_MAGENTO'],
    ['is on hold', { state: 'holded' }, 'wait ORDER_ON_HOLD'],
    ['has its payment under review', { state: 'payment_review' }, 'wait ORDER_ON_HOLD'],
    ['is cancelled', { state: 'canceled' }, 'failure ORDER_CANCELLED'],
    ['is closed', { state: 'closed' }, 'failure ORDER_CLOSED'],
    ['is in another currency', { order_currency_code: 'EUR' }, 'failure ORDER_CURRENCY_DIFFERS'],
    ['does not have one of the lines', { items: [orderItem(11, 'HAMMER', 3)] }, 'failure INVOICE_LINE_NOT_IN_ORDER'],
    ['is in progress', { state: 'processing' }, 'draft'],
  ])('when the order %s', (_, change, outcome) => {
    expect(codeOf(map(document(two), factsWith({ orders: change === null ? [] : [order(change)] })))).toBe(outcome)
  })

  test('names the order that it waits for, and gives up after the days that are set', () => {
    expect(map(document(two), factsWith({ orders: [] }), { waitDays: 3 })).toMatchObject({
      kind: 'wait', reason: 'Waits for the Magento order 000000005.', waitsFor: 'magento-order:000000005',
      giveUpAfter: { ms: 3 * 86_400_000, failure: { code: 'ORDER_NEVER_CAME' } },
    })
  })

  test('without an order number it fails, and names the field', () => {
    expect(map(document(two), factsWith({ reference: '', orders: [] }))).toMatchObject({ kind: 'failure', failure: { code: 'ORDER_NUMBER_MISSING', explanation: expect.stringContaining('PONUMBER') as unknown } })
  })

  test('two stores with one order number need a store view in the settings', () => {
    const orders = [order(), order({ entity_id: 6, store_id: 2 })]
    expect(codeOf(map(document(two), factsWith({ orders })))).toBe('failure ORDER_AMBIGUOUS')
    expect(draftOf(map(document(two), factsWith({ orders }), { storeId: 2 }))?.order.entity_id).toBe(6)
  })

  test('of an order and a cancelled one of the same number, left behind when it was edited, the other is meant', () => {
    const orders = [order({ state: 'canceled', ext_order_id: 'E-7' }), order({ entity_id: 6, increment_id: '000000005-1', ext_order_id: 'E-7' })]
    expect(draftOf(map(document(two), factsWith({ reference: 'E-7', orders }), { matchOn: 'ext_order_id' }))?.order).toEqual({ entity_id: 6, increment_id: '000000005-1' })
    expect(codeOf(map(document(two), factsWith({ orders: orders.slice(0, 1) })))).toBe('failure ORDER_CANCELLED')
  })

  test('two orders of one external ID in one store view cannot be told apart by a setting, and the remedy does not say so', () => {
    const orders = [order({ ext_order_id: 'E-7' }), order({ entity_id: 6, increment_id: '000000006', ext_order_id: 'E-7' })]
    expect(map(document(two), factsWith({ reference: 'E-7', orders }), { matchOn: 'ext_order_id', storeId: 1 })).toMatchObject({
      failure: { code: 'ORDER_AMBIGUOUS', explanation: expect.stringContaining('000000005 with ID 5, 000000006 with ID 6') as unknown, remedy: expect.stringContaining('another external order ID') as unknown },
    })
  })

  test('a refusal names the order as the shop shows it, whatever it was found by', () => {
    const found = factsWith({ reference: 'E-7', orders: [order({ state: 'closed', ext_order_id: 'E-7' })] })
    expect(map(document(two), found, { matchOn: 'ext_order_id' })).toMatchObject({ failure: { code: 'ORDER_CLOSED', details: { order: '000000005' } } })
  })

  test.each([['9'.repeat(300)], ['order 🛒 5']])('a text that is no order number of the shop (%j) is refused, and not waited for', (reference) => {
    expect(map(document(two), factsWith({ reference, orders: [] }))).toMatchObject({ kind: 'failure', failure: { code: 'ORDER_NUMBER_INVALID', remedy: expect.stringContaining('PONUMBER') as unknown } })
  })

  test('one on hold is asked about under its own name, so that its invoices go when it is released, however long that takes', () => {
    const mapped = map(document(two), factsWith({ orders: [order({ state: 'holded' })] }))
    expect(mapped).toMatchObject({ kind: 'wait', waitsFor: 'magento-order-released:000000005', giveUpAfter: { failure: { code: 'ORDER_ON_HOLD' } } })
    expect(awaitedOf('magento-order-released:000000005')).toMatchObject({ reference: '000000005', released: true })
    expect(awaitedOf('magento-order:000000005')).toMatchObject({ reference: '000000005', released: false })
    expect(awaitedOf('sales-invoices:Sales Invoice-SI1')).toBeNull()
  })

  test('one that cannot be billed holds up its invoices alike: their patience does not begin anew with each other', () => {
    expect(codeOf(map(document(two), factsWith({ orders: [order({ state: 'holded' })], goesFirst: 'Sales Invoice-SI1000' })))).toBe('wait ORDER_ON_HOLD')
  })

  test('a second invoice of the order waits for the first', () => {
    expect(map(document(two), factsWith({ goesFirst: 'Sales Invoice-SI1000' }))).toMatchObject({ kind: 'wait', waitsFor: 'sales-invoices:Sales Invoice-SI1000', failure: { code: 'INVOICE_IN_PROGRESS' } })
  })
})

describe('transactions that make no invoice', () => {
  test.each([['I', 'draft'], ['Draft', 'draft'], ['Submitted', 'submitted'], ['Declined', 'declined'], ['V', 'voided']])('one in the state %s is left out: %s', (STATE, word) => {
    const mapped = map(document(two, { STATE }))
    expect(mapped).toMatchObject({ kind: 'draft', draft: { kind: 'withdrawn', state: expect.stringContaining(word) as unknown } })
  })

  test('a credit is skipped, or fails by setting', () => {
    const credit = document(two, { TRX_TOTAL: '-50.00' })
    expect(codeOf(map(credit))).toBe('skip')
    expect(codeOf(map(credit, factsWith(), { credits: 'fail' }))).toBe('failure INVOICE_IS_CREDIT')
    expect(codeOf(map(document([line('HAMMER', -1)])))).toBe('skip')
  })

  test.each<[string, ReturnType<typeof document>, string]>([
    ['lines of quantity zero beside others', document([...two, line('DRILL', 0, 10, '3')]), 'draft'],
    ['only lines of quantity zero', document([line('HAMMER', 0)]), 'failure INVOICE_WITHOUT_LINES'],
    ['a line that is taken back beside others', document([...two, line('HAMMER', -1, 10, '3')]), 'failure INVOICE_TAKES_BACK'],
    ['only what is taken back', document([line('HAMMER', -2)], { TRX_TOTAL: '0.00' }), 'skip'],
    ['a negative total', document(two, { TRX_TOTAL: '-0.01' }), 'skip'],
    ['nothing to pay', document(two, { TRX_TOTAL: '0.00' }), 'draft'],
    ['text lines without an item', document([...two, line('', 1, 0, '3')]), 'draft'],
    ['a discount as a line of its own', document([...two, line('DISCOUNT', 1, -5, '3')]), 'failure INVOICE_LINE_NOT_IN_ORDER'],
    ['no currency of its own', document(two, { CURRENCY: '' }), 'draft'],
  ])('an invoice with %s', (_, row, outcome) => {
    expect(codeOf(map(row))).toBe(outcome)
  })

  test('an item that the order has only within a set is refused, and the set is named', () => {
    const set = order({ items: [orderItem(11, 'TOOLBOX', 1, { product_type: 'bundle' }), orderItem(12, 'HAMMER', 1, { parent_item_id: 11 }), orderItem(13, 'SAW', 1, { parent_item_id: 11 })] })
    expect(map(document([line('HAMMER', 1)]), factsWith({ orders: [set] }))).toMatchObject({ failure: { code: 'INVOICE_LINE_IN_SET', explanation: expect.stringContaining('a part of TOOLBOX') as unknown } })
    expect(items(map(document([line('TOOLBOX', 1)]), factsWith({ orders: [set] })))).toEqual(['1 TOOLBOX'])
  })

  test('only what takes something of its order makes another invoice wait', () => {
    expect([document(two), document(two, { STATE: 'Draft' }), document(two, { TRX_TOTAL: '-1' }), document([line('HAMMER', 0)])].map(({ source }) => billsNothing(source, settingsWith()))).toEqual([false, true, true, true])
  })

  test('freight is no line of the order when the settings say so; alone it is nothing to bill', () => {
    const freight = { ignoredItems: 'FREIGHT, Handling' }
    expect(items(map(document([...two, line('freight', 1, 25, '3')]), factsWith(), freight))).toEqual(['2 HAMMER', '1 SAW'])
    expect(codeOf(map(document([line('FREIGHT', 1, 25)]), factsWith(), freight))).toBe('failure INVOICE_WITHOUT_LINES')
  })
})

describe('what is done', () => {
  const planOf = (mapped: ReturnType<typeof map>, some: { target?: ReturnType<typeof shopInvoice> | null; targetId?: string | null; ours?: boolean } = {}, settings: Partial<InvoiceSettings> = {}) => {
    if (mapped.kind !== 'draft') throw new Error(codeOf(mapped))
    return planInvoice({ row: document(two), draft: mapped.draft as Draft, target: null, targetId: null, ours: false, ...some }, settingsWith(settings))
  }

  test('an invoice that is not in the shop is created', () => {
    expect(planOf(map())).toMatchObject({ action: 'create', changes: [{ field: 'order', after: '000000005' }, { field: 'items.HAMMER.qty', after: '2' }, { field: 'items.SAW.qty', after: '1' }] })
  })

  const billed = order({ state: 'processing', items: [orderItem(11, 'HAMMER', 3, { qty_invoiced: 2 }), orderItem(12, 'SAW', 2, { qty_invoiced: 1 })] })
  const all = order({ state: 'complete', items: [orderItem(11, 'HAMMER', 2, { qty_invoiced: 2 }), orderItem(12, 'SAW', 1, { qty_invoiced: 1 })] })

  test('one that the comment shows to be ours is found again and left', () => {
    const target = shopInvoice({ 11: 2, 12: 1 }, docId)
    expect(planOf(map(document(two), factsWith({ orders: [billed], invoices: [target] })), { target })).toMatchObject({ action: 'leave', targetId: '77' })
  })

  test('one that was changed in the books afterwards fails, and says what differs', () => {
    const target = shopInvoice({ 11: 1, 12: 1 }, docId)
    expect(planOf(map(document(two), factsWith({ orders: [billed], invoices: [target] })), { target, targetId: '77' })).toMatchObject({
      action: 'fail', failure: { code: 'INVOICE_CHANGED_AFTERWARDS', explanation: expect.stringContaining('HAMMER: 1 billed in the shop, 2 in the books') as unknown },
    })
  })

  test('one that billed what another left of the order is true, found again after a crash or by a full run', () => {
    const [other, target] = [shopInvoice({ 11: 2 }, 'Sales Invoice-SI1000', { entity_id: 76 }), shopInvoice({ 11: 1, 12: 1 }, docId)]
    const seen = map(document(two), factsWith({ orders: [billed], invoices: [other, target] }))
    expect(seen).toMatchObject({ warnings: ['Sage Intacct bills 2 of HAMMER; the order had 1 left to bill.'] })
    expect(planOf(seen, { target, targetId: '77' })).toMatchObject({ action: 'leave', targetId: '77' })
    // Planned before it was sent, looked up after its answer was lost.
    const partly = order({ items: [orderItem(11, 'HAMMER', 3, { qty_invoiced: 2 }), orderItem(12, 'SAW', 2)] })
    expect(planOf(map(document(two), factsWith({ orders: [partly], invoices: [other] })), { target, ours: true })).toMatchObject({ action: 'leave', targetId: '77' })
  })

  test('a part of a piece that the shop cut off is no change in the books, and is told', () => {
    const target = shopInvoice({ 11: 2 }, docId)
    expect(planOf(map(document([line('HAMMER', 2.5)]), factsWith({ orders: [billed], invoices: [target] })), { target, targetId: '77' }))
      .toMatchObject({ action: 'leave', warnings: ['Magento bills whole pieces only: 2 of HAMMER instead of 2.5.'] })
  })

  test('one that the shop made when the order was placed is linked, or fails by setting', () => {
    const made = shopInvoice({ 11: 2, 12: 1 })
    const mapped = map(document(two), factsWith({ orders: [all], invoices: [made] }))
    expect(mapped).toMatchObject({ claims: ['shop-invoice:77'] })
    expect(planOf(mapped)).toMatchObject({ action: 'leave', targetId: '77', adopts: true })
    expect(planOf(mapped, {}, { existing: 'fail' })).toMatchObject({ action: 'fail', failure: { code: 'ORDER_BILLED_ALREADY' } })
  })

  test('a configurable product is billed with its child, which the shop lists on the invoice too', () => {
    const shirts = order({ items: [orderItem(11, 'SHIRT-M', 2, { product_type: 'configurable', qty_invoiced: 2 }), orderItem(12, 'SHIRT-M', 2, { parent_item_id: 11, qty_invoiced: 2 })] })
    const row = document([line('SHIRT-M', 2)])
    const target = shopInvoice({ 11: 2, 12: 2 }, docId)
    expect(planOf(map(row, factsWith({ orders: [shirts], invoices: [target] })), { target, targetId: '77' })).toMatchObject({ action: 'leave', targetId: '77' })
    expect(planOf(map(row, factsWith({ orders: [shirts], invoices: [shopInvoice({ 11: 2, 12: 2 })] })))).toMatchObject({ action: 'leave', targetId: '77', adopts: true })
  })

  test('one that was linked to the shop’s own invoice stays so when the order is refunded and closed later', () => {
    const made = shopInvoice({ 11: 2, 12: 1 })
    const mapped = map(document(two), factsWith({ orders: [{ ...all, state: 'closed' }], invoices: [made], linkedTo: '77' }))
    expect(mapped).toMatchObject({ kind: 'draft', claims: ['shop-invoice:77'] })
    expect(planOf(mapped, { target: made, targetId: '77' })).toMatchObject({ action: 'leave', targetId: '77' })
  })

  test('an order billed otherwise, with nothing left, fails and names the invoices', () => {
    expect(planOf(map(document(two), factsWith({ orders: [all], invoices: [shopInvoice({ 11: 1 })] })))).toMatchObject({
      action: 'fail', failure: { code: 'ORDER_BILLED_ALREADY', explanation: expect.stringContaining('000000077') as unknown },
    })
  })

  test('another document’s invoice is never taken for ours', () => {
    const theirs = shopInvoice({ 11: 2, 12: 1 }, 'Sales Invoice-SI100')
    expect(planOf(map(document(two), factsWith({ orders: [all], invoices: [theirs] })))).toMatchObject({ action: 'fail', failure: { code: 'ORDER_BILLED_ALREADY' } })
  })

  test('a linked invoice that is gone from the shop is never billed a second time by itself', () => {
    expect(planOf(map(), { targetId: '77' })).toMatchObject({ action: 'fail', failure: { code: 'INVOICE_GONE_FROM_SHOP' } })
  })

  test('one whose order number was changed after it was billed fails, whether that order is there or not', () => {
    const target = shopInvoice({ 21: 2 }, docId, { order_id: 4 })
    expect(planOf(map(), { target, targetId: '77' })).toMatchObject({ action: 'fail', failure: { code: 'ORDER_NUMBER_CHANGED', details: { order: '000000005', invoice: '000000077' } } })
    expect(codeOf(map(document(two), factsWith({ orders: [], linkedTo: '77' })))).toBe('failure ORDER_OUT_OF_SIGHT')
  })

  test('one whose invoice was cancelled in the shop fails, and is neither billed again nor taken for billed', () => {
    const cancelled = shopInvoice({ 11: 2, 12: 1 }, docId, { state: 3 })
    expect(planOf(map(document(two), factsWith({ invoices: [cancelled], linkedTo: '77' })), { target: cancelled, targetId: '77' })).toMatchObject({ action: 'fail', failure: { code: 'INVOICE_CANCELLED_IN_SHOP' } })
    // Nor is a cancelled one of the shop’s own the twin of a document.
    expect(planOf(map(document(two), factsWith({ orders: [all], invoices: [shopInvoice({ 11: 2, 12: 1 }, null, { state: 3 })] })))).toMatchObject({ action: 'fail', failure: { code: 'ORDER_BILLED_ALREADY' } })
  })

  test('the remedy for an order that is billed speaks of linking only where there is something to link', () => {
    const made = factsWith({ orders: [all], invoices: [shopInvoice({ 11: 2, 12: 1 })] })
    expect(planOf(map(document(two), made), {}, { existing: 'fail' })).toMatchObject({ failure: { remedy: expect.stringContaining('to link it under Settings') as unknown } })
    expect(planOf(map(document(two), factsWith({ orders: [all], invoices: [shopInvoice({ 11: 1 })] })))).toMatchObject({ failure: { remedy: expect.not.stringContaining('Settings') as unknown } })
  })

  test('a document that was deleted or taken back after it was billed fails; one that never was is skipped', () => {
    const withdrawn = map(document(two, { STATE: 'Draft' }))
    expect(planOf(withdrawn, { target: shopInvoice({ 11: 2 }, docId), targetId: '77' })).toMatchObject({
      action: 'fail', failure: { code: 'INVOICE_TAKEN_BACK', explanation: expect.stringContaining('is a draft in Sage Intacct now') as unknown },
    })
    expect(planOf(withdrawn)).toMatchObject({ action: 'skip', reason: 'It is a draft in Sage Intacct.' })
    const gone = mapGone(document(two), settingsWith(), { invoices: [] })
    expect(planOf(gone, { target: shopInvoice({ 11: 2 }, docId), targetId: '77' })).toMatchObject({ action: 'fail', failure: { code: 'INVOICE_GONE_FROM_BOOKS', details: { gone: true } } })
    expect(planOf(gone)).toMatchObject({ action: 'skip', reason: 'It is no longer in Sage Intacct; nothing of it is in the shop.' })
  })

  test('a document that is gone, and that an interrupted attempt had billed, is not taken for one that never was', () => {
    const invoices = [shopInvoice({ 11: 1 }, 'Sales Invoice-SI1000', { entity_id: 76 }), shopInvoice({ 11: 2 }, docId)]
    expect(planOf(mapGone(document(two), settingsWith(), { invoices }))).toMatchObject({ action: 'fail', failure: { code: 'INVOICE_GONE_FROM_BOOKS', details: { invoice: '000000077' } } })
    expect(planOf(map(document(two, { STATE: 'Voided' }), factsWith({ invoices })))).toMatchObject({ action: 'fail', failure: { code: 'INVOICE_TAKEN_BACK', details: { state: 'voided' } } })
  })

  test('a document whose definition is no longer chosen is not gone', () => {
    expect(mapGone(document(two, { DOCPARID: 'Sales Invoice' }), settingsWith({ definitions: ['Sales Invoice-EU'] }), { invoices: [] })).toMatchObject({ kind: 'skip', reason: expect.stringContaining('“Sales Invoice”') as unknown })
  })
})

describe('the two totals', () => {
  const draft = draftOf(map()) as NonNullable<ReturnType<typeof draftOf>>
  test.each([[50, 0], [50.05, 0], [50.06, 1], [75, 1]])('the shop’s %s against 50.00 gives %s warnings', (total, count) => {
    expect(totalWarnings(draft, { grand_total: total, tax_amount: 0, shipping_amount: 25 }, settingsWith())).toHaveLength(count)
  })

  test('a difference is told with its amount and what tax and shipping are', () => {
    expect(totalWarnings(draft, { grand_total: 75, tax_amount: 0, shipping_amount: 25 }, settingsWith())[0]).toBe(
      'The shop’s invoice comes to 75.00 USD (of it tax 0.00 USD, shipping 25.00 USD), the one in Sage Intacct to 50.00 USD: a difference of 25.00 USD.')
  })
})
