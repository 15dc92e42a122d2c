import { describe, expect, test } from '@jest/globals'
import type { Order } from '@causeway/magento'
import { mapInvoice } from '../../src/entities/sales-invoices/map.ts'
import { numbersNamed, orderMeant } from '../../src/entities/sales-invoices/named-orders.ts'
import { invoiceSettings } from '../../src/entities/sales-invoices/settings.ts'
import { docId, document, line, order, shopInvoice } from './shop-order.ts'

const twelve = order({ entity_id: 12, increment_id: '100000012' })
const thirteen = order({ entity_id: 13, increment_id: '100000013' })
const settings = invoiceSettings.parse({})

describe('the numbers that a text names', () => {
  test.each<[string, string[]]>([
    ['100000012', []], ['100000012, 100000013', ['100000012', '100000013']], ['100000012/100000013;100000014', ['100000012', '100000013', '100000014']], ['#100000012 and #100000013', ['100000012', '100000013']],
    ['PO 100000012', ['100000012']], ['Order: 100000012.', ['100000012']], ['(100000012)', ['100000012']], ['100000012, 100000012', ['100000012']], ['web-5a', []], ['as ordered', []], ['', []],
  ])('of %j are %j', (text, numbers) => {
    expect(numbersNamed(text, 'increment_id')).toEqual(numbers)
  })
})

describe('the order that is meant', () => {
  const meant = (text: string, orders: Order[], more: { currency?: string; linkedTo?: string; invoices?: ReturnType<typeof shopInvoice>[]; storeId?: number } = {}) => orderMeant(
    text, { ...settings, storeId: more.storeId ?? 0 }, { key: docId, currency: more.currency ?? 'USD', linkedTo: more.linkedTo },
    { orders: new Map(orders.map((one) => [one.increment_id.toLowerCase(), [one]])), invoices: new Map((more.invoices ?? []).map((invoice) => [invoice.order_id, [invoice]])) },
  )
  const both = '100000012, 100000013'
  const unclear = (inShop: string[]) => ({ reference: both, unclear: { numbers: ['100000012', '100000013'], inShop } })

  test.each<[string, ReturnType<typeof meant>, ReturnType<typeof orderMeant>]>([
    ['is the text where it is one number', meant('100000012', []), { reference: '100000012' }],
    ['is the text where the shop has an order of just that', meant('PO 7', [order({ increment_id: 'PO 7' })]), { reference: 'PO 7' }],
    ['is the one number that it names, be the order still to come', meant('PO 100000012', []), { reference: '100000012' }],
    ['is the only one of them in the shop', meant(both, [thirteen]), { reference: '100000013' }],
    ['is the only one that is not cancelled', meant(both, [{ ...twelve, state: 'canceled' }, thirteen]), { reference: '100000013' }],
    ['is the only one in the invoice’s currency', meant(both, [{ ...twelve, order_currency_code: 'EUR' }, thirteen]), { reference: '100000013' }],
    ['is the only one in the store view', meant(both, [{ ...twelve, store_id: 2 }, thirteen], { storeId: 2 }), { reference: '100000012' }],
    ['stays the one that was billed, whatever came to the shop since', meant(both, [twelve, thirteen], { linkedTo: '77', invoices: [shopInvoice({ 11: 1 }, null, { order_id: 13 })] }), { reference: '100000013' }],
    ['is the one that an interrupted attempt has billed', meant(both, [twelve, thirteen], { invoices: [shopInvoice({ 11: 1 }, docId, { order_id: 12 })] }), { reference: '100000012' }],
    ['cannot be told where both are there', meant(both, [twelve, thirteen]), unclear(['100000012', '100000013'])],
    ['cannot be told where none is there', meant(both, []), unclear([])],
  ])('%s', (_, found, wanted) => {
    expect(found).toEqual(wanted)
  })

  test('when it cannot be told is a failure at once that names what was read, and what to do', () => {
    const facts = { orders: [], invoices: [], goesFirst: null, ...meant(both, [twelve, thirteen]) }
    expect(mapInvoice(document([line('HAMMER', 1)]), settings, facts)).toMatchObject({
      kind: 'failure', failure: {
        code: 'ORDER_NUMBERS_SEVERAL', retryable: false, remedy: expect.stringContaining('PONUMBER') as unknown,
        explanation: `Invoice ${docId} has “${both}” in PONUMBER, which names several orders: 100000012 and 100000013. The shop has 100000012 and 100000013, and which of them is billed cannot be told.`,
      },
    })
  })
})
