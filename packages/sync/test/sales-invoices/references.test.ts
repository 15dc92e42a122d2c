import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { invoiceReader } from '../../src/entities/sales-invoices/read.ts'
import { invoiceSettings } from '../../src/entities/sales-invoices/settings.ts'
import { createWorld, openShop, type World } from '../engine/world.ts'

describe('the order that an invoice names', () => {
  let world: World
  let clients: Awaited<ReturnType<typeof openShop>>
  const documents = () => world.sandbox.intacct.books.table('SODOCUMENT')
  const insert = (values: Record<string, string>) => documents().insert({ CUSTVENDID: 'C-00001', STATE: 'Pending', STATUS: 'active', CURRENCY: 'USD', ...values })
  beforeAll(async () => {
    world = await createWorld({ sandbox: { sizes: { customers: 3, items: 40, invoices: 40 } } })
    clients = await openShop(world)
    // Document numbers with hyphens: the ID does not tell where the definition's name ends.
    insert({ DOCPARID: 'Sales Order', DOCNO: 'SO-2026-7', DOCID: 'Sales Order-SO-2026-7', PONUMBER: ' #000000001 ', MAGENTO_ORDER: '000000002' })
    insert({ DOCPARID: 'Sales Order', DOCNO: 'SO-2026-8', DOCID: 'Sales Order-SO-2026-8', CREATEDFROM: 'Sales Order-SO-2026-7' })
    insert({ DOCPARID: 'Sales Invoice', DOCNO: 'SI-1', DOCID: 'Sales Invoice-SI-1', CREATEDFROM: 'Sales Order-SO-2026-7' })
    insert({ DOCPARID: 'Sales Invoice', DOCNO: 'SI-2', DOCID: 'Sales Invoice-SI-2', CREATEDFROM: 'Sales Order-SO-2026-8' })
    insert({ DOCPARID: 'Sales Invoice', DOCNO: 'SI-3', DOCID: 'Sales Invoice-SI-3', CREATEDFROM: 'Sales Order-GONE' })
    insert({ DOCPARID: 'Sales Invoice', DOCNO: 'SI-4', DOCID: 'Sales Invoice-SI-4', PONUMBER: '\u00a0#\u00a0000000003' })
  })
  afterAll(async () => {
    await clients.close()
    await world.close()
  })

  test.each([
    ['PONUMBER', { 'SI-1': '000000001', 'SI-2': '000000001', 'SI-4': '000000003' }],
    ['MAGENTO_ORDER', { 'SI-1': '000000002', 'SI-2': '000000002' }],
  ])('in %s is its own, or that of the transaction which it was made from, standard field or custom one', async (referenceField, wanted) => {
    const reader = invoiceReader(clients.intacct, invoiceSettings.parse({ referenceField }), [])
    const rows = await reader.readKeys(['SI-1', 'SI-2', 'SI-3', 'SI-4'].map((number) => `Sales Invoice-${number}`))
    expect(rows).toHaveLength(4)
    expect(Object.fromEntries([...await reader.references(rows)].map(([key, number]) => [key.replace('Sales Invoice-', ''), number]))).toEqual(wanted)
  })
})
