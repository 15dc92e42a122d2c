import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Run, StoredRecord } from '@causeway/db'
import { knownOrders } from '../../../../apps/sandbox/src/seed/index.ts'
import { createWorld, openShop, sums, type World } from './world.ts'

const sizes = { customers: 3, productLines: 25, items: 60, invoices: 60 }

/** The number of the first invoice that the books made for an order. */
const firstNumber = ({ sandbox }: World, order: string) => sandbox.intacct.books.table('SODOCUMENT').where('PONUMBER', order)
  .filter(({ DOCPARID }) => DOCPARID === 'Sales Invoice').map(({ DOCNO }) => DOCNO ?? '').sort()[0]

/** Records of an order's invoices, in the order in which the books made them. */
const byOrder = (records: StoredRecord[], shows: string) => {
  const known = knownOrders.find((one) => one.shows === shows)
  const number = known?.order.incrementId ?? ''
  return records.filter(({ display, reason, source }) => JSON.stringify([display, reason, source]).includes(number))
}

// One shop: each test stands on the first run.
describe('sales order invoices over the sandbox', () => {
  let world: World
  let shop: Awaited<ReturnType<typeof openShop>>
  let records: StoredRecord[]
  let first: Run

  beforeAll(async () => {
    world = await createWorld({ entity: 'sales-invoices', sandbox: { sizes }, engine: { chunkSize: 40 } })
    shop = await openShop(world)
    first = await world.run()
    records = await world.records()
  }, 60_000)
  afterAll(async () => {
    await shop.close()
    await world.close()
  })

  const invoicesOf = async (shows: string) => {
    const number = knownOrders.find((one) => one.shows === shows)?.order.incrementId ?? ''
    const [order] = await shop.magento.orders.findByIncrementIds([number])
    return order ? shop.magento.invoices.ofOrder(order.entity_id) : []
  }
  const changeDocument = (docId: string, values: Record<string, string>) => {
    const documents = world.sandbox.intacct.books.table('SODOCUMENT')
    const [date = '', time = ''] = new Date().toISOString().split('T')
    const [year, month, day] = date.split('-')
    documents.change(documents.byKey(docId)?.RECORDNO ?? '', { ...values, WHENMODIFIED: `${month}/${day}/${year} ${time.slice(0, 8)}` })
  }
  const billed = async (shows: string) => (await invoicesOf(shows)).map(({ items }) => items.map(({ sku, qty }) => `${qty} ${sku}`).join(', '))

  test('the counts of the first run add up', () => {
    expect(sums(first)).toBe(first.read)
  })

  test.each<[string, string[]]>([
    ['One line, billed in full', ['4 CHAIR-OAK']],
    ['Three lines, billed in full', ['4 CHAIR-OAK, 1 TABLE-OAK, 2 LAMP-DESK']],
    ['One of two lines is billed', ['1 TABLE-OAK']],
    ['A part of a quantity is billed', ['1 CHAIR-OAK']],
    ['Two invoices bill the order together', ['3 CHAIR-OAK', '1 CHAIR-OAK, 1 TABLE-OAK']],
    ['One SKU twice at two prices, both billed', ['4 CHAIR-OAK, 1 CHAIR-OAK']],
    ['One SKU twice at two prices, the second billed', ['1 CHAIR-OAK']],
    ['One SKU twice at one price', ['2 CHAIR-OAK, 3 CHAIR-OAK']],
    ['More than was ordered', ['4 CHAIR-OAK']],
    ['A kit', ['1 KIT-DINING']],
    ['Billed by the dozen', ['24 SCREW-M4']],
    ['A SKU with a slash and a space', ['1 LAMP/DESK 01']],
    ['Named by the sales order only', ['2 LAMP-DESK']],
    ['Named by the reference number only', ['2 LAMP-DESK']],
    ['Closed in the books', ['2 LAMP-DESK']],
    ['A line that the order does not have', []],
    ['Another currency', []],
    ['The order is on hold', []],
    ['The order is cancelled', []],
    ['A draft', []],
    ['A return only', []],
  ])('%s: the shop has %j', async (shows, wanted) => {
    expect((await billed(shows)).sort()).toEqual(wanted.toSorted())
  })

  test.each<[string, string, string | null]>([
    ['A line that the order does not have', 'failed', 'INVOICE_LINE_NOT_IN_ORDER'], ['Another currency', 'failed', 'ORDER_CURRENCY_DIFFERS'], ['The order is on hold', 'waiting', 'ORDER_ON_HOLD'],
    ['The order is cancelled', 'failed', 'ORDER_CANCELLED'], ['The order is closed: billed and refunded', 'failed', 'ORDER_CLOSED'], ['A draft', 'skipped', null],
    ['The shop does not have this order', 'waiting', 'ORDER_NOT_IN_MAGENTO'], ['The shop has billed the order itself', 'synced', null],
  ])('%s: the record is %s (%s)', (shows, state, failureCode) => {
    expect(byOrder(records, shows)[0]).toMatchObject({ state, failureCode })
  })

  test('names the order that it waits for', () => {
    expect(byOrder(records, 'The shop does not have this order')[0]?.reason).toMatch(/^Waits for the Magento order 9000009\d\d\.$/)
  })

  test('an invoice that the shop made itself is linked, not doubled', async () => {
    const made = await invoicesOf('The shop has billed the order itself')
    expect(made).toHaveLength(1)
    expect(byOrder(records, 'The shop has billed the order itself')[0]?.targetId).toBe(String(made[0]?.entity_id))
  })

  test('a second document that bills what the shop’s own invoice bills fails, and names the one that stands for it', async () => {
    const linked = byOrder(records, 'The shop has billed the order itself')[0]
    const { books } = world.sandbox.intacct
    const [documents, lines] = [books.table('SODOCUMENT'), books.table('SODOCUMENTENTRY')]
    const { RECORDNO: number = '', ...document } = documents.byKey(linked?.sourceKey ?? '') ?? {}
    const { RECORDNO: copy = '' } = documents.insert({ ...document, DOCNO: 'SI-TWICE', DOCID: 'Sales Invoice-SI-TWICE' })
    for (const { RECORDNO: _, ...line } of lines.where('DOCHDRNO', number)) lines.insert({ ...line, DOCHDRNO: copy })
    changeDocument('Sales Invoice-SI-TWICE', {})
    await world.run()
    expect(await world.record('Sales Invoice-SI-TWICE')).toMatchObject({ state: 'failed', failureCode: 'SHOP_INVOICE_TAKEN', failure: { explanation: expect.stringContaining(linked?.sourceKey ?? 'none') } })
    documents.remove(copy)
  })

  test('an invoice for more than was ordered bills what is left, and warns', () => {
    expect(byOrder(records, 'More than was ordered')[0]?.warnings).toEqual(expect.arrayContaining([expect.stringContaining('bills 9 of CHAIR-OAK; the order had 4 left')]))
  })

  test.each(['Other shipping than the order', 'Tax in the books, none in the shop', 'Another price than the order'])('%s: the difference between the totals is a warning', (shows) => {
    expect(byOrder(records, shows)[0]).toMatchObject({ state: 'synced', warnings: [expect.stringContaining('a difference of')] })
  })

  test('the third invoice of an order that two have billed fails, and names what is there', () => {
    const failed = byOrder(records, 'Three invoices; the third bills more than is left').filter(({ state }) => state === 'failed')
    expect(failed).toEqual([expect.objectContaining({ failureCode: 'ORDER_BILLED_ALREADY' })])
  })

  test('the Intacct number stands in the invoice’s comment', async () => {
    const [invoice] = await invoicesOf('One line, billed in full')
    expect(invoice?.comments?.[0]?.comment).toMatch(/^Invoice SI\d+ \[Sage Intacct Sales Invoice-SI\d+\]$/)
  })

  test('a second run, and a full one, bill nothing again', async () => {
    const before = world.sandbox.magento.ledger.length
    await world.run()
    await world.run('sync', { full: true })
    expect(world.sandbox.magento.ledger.length).toBe(before)
  })

  test('an order that is released from hold is billed by itself', async () => {
    const number = knownOrders.find((one) => one.shows === 'The order is on hold')?.order.incrementId ?? ''
    const [order] = await shop.magento.orders.findByIncrementIds([number])
    expect(await world.run('retry')).toMatchObject({ read: 0 })
    await shop.magento.post(`orders/${order?.entity_id}/unhold`, {})
    // It is asked about by every run; its next try by the clock lies ahead.
    await world.run('retry')
    expect(await billed('The order is on hold')).toEqual(['4 CHAIR-OAK'])
  })

  test('invoices that were deleted in the books are found by a full run, once: one that was billed fails, one that waited is left out', async () => {
    const all = await world.records()
    const billedOne = byOrder(all, 'One line, billed in full')[0]
    const waiting = byOrder(all, 'The shop does not have this order')[0]
    const documents = world.sandbox.intacct.books.table('SODOCUMENT')
    for (const record of [billedOne, waiting]) documents.remove(documents.byKey(record?.sourceKey ?? '')?.RECORDNO ?? '')
    expect(await world.run()).toMatchObject({ failed: 0 })
    const full = await world.run('sync', { full: true })
    expect(sums(full)).toBe(full.read)
    expect(await world.record(billedOne?.sourceKey ?? '')).toMatchObject({ state: 'failed', failureCode: 'INVOICE_GONE_FROM_BOOKS', targetId: billedOne?.targetId })
    expect(await world.record(waiting?.sourceKey ?? '')).toMatchObject({ state: 'skipped', reason: expect.stringContaining('no longer in Sage Intacct') })
    const history = (await world.history(billedOne?.sourceKey ?? '')).length
    await world.run('sync', { full: true })
    expect(await world.history(billedOne?.sourceKey ?? '')).toHaveLength(history)
  })

  test('an invoice that was taken back to a draft fails with the next run over what changed', async () => {
    const taken = byOrder(await world.records(), 'Closed in the books')[0]
    changeDocument(taken?.sourceKey ?? '', { STATE: 'Draft' })
    await world.run()
    expect(await world.record(taken?.sourceKey ?? '')).toMatchObject({ state: 'failed', failureCode: 'INVOICE_TAKEN_BACK', targetId: taken?.targetId })
  })

  test('invoices of one order that are dealt with one behind the other bill what the one before leaves', async () => {
    const number = knownOrders.find((one) => one.shows === 'Two invoices bill the order together')?.order.incrementId ?? ''
    // Chunks of one: each is looked up while the one before is written.
    const fresh = await createWorld({ entity: 'sales-invoices', sandbox: { sizes }, engine: { chunkSize: 1 } })
    try {
      const { books } = fresh.sandbox.intacct
      const second = books.table('SODOCUMENT').where('PONUMBER', number).find(({ DOCPARID, DOCNO }) => DOCPARID === 'Sales Invoice' && DOCNO !== firstNumber(fresh, number))
      const chairs = books.table('SODOCUMENTENTRY').where('DOCHDRNO', second?.RECORDNO ?? '').find(({ ITEMID }) => ITEMID === 'CHAIR-OAK')
      books.table('SODOCUMENTENTRY').change(chairs?.RECORDNO ?? '', { QUANTITY: '3' })
      fresh.sandbox.faults.add({ system: 'magento', kind: 'latency', method: 'POST', pattern: '*/invoice', latencyMs: 150 })
      await fresh.run()
      const record = await fresh.record(second?.DOCID ?? '')
      expect(record).toMatchObject({ state: 'synced', warnings: expect.arrayContaining(['When it was written: Sage Intacct bills 3 of CHAIR-OAK; the order had 1 left to bill.']) })
      const { sales } = fresh.sandbox.magento
      const order = sales.list().find(({ increment_id: id }) => id === number)
      expect(order?.items.map(({ qty, invoiced }) => [qty, invoiced])).toEqual([[4, 4], [1, 1]])
    } finally {
      await fresh.close()
    }
  })

  test('a cut connection after the invoice was made does not make a second one', async () => {
    const fresh = await createWorld({ entity: 'sales-invoices', sandbox: { sizes }, engine: { chunkSize: 10, unknownSettlesMs: 300 } })
    try {
      fresh.sandbox.faults.add({ system: 'magento', kind: 'cut-after', method: 'POST', pattern: '*/invoice', after: 2, times: 5 })
      await fresh.run()
      await fresh.db.transaction((tx) => tx.record.updateMany({ where: { nextTryAt: { not: null } }, data: { nextTryAt: new Date() } }))
      await fresh.run('retry')
      const markers = [...fresh.sandbox.magento.sales.tables.invoiceComment.all()].map(({ comment }) => comment).filter((comment) => comment.includes('[Sage Intacct'))
      expect(markers.length).toBeGreaterThan(20)
      expect(new Set(markers).size).toBe(markers.length)
    } finally {
      await fresh.close()
    }
  })

  test('an invoice whose making was interrupted is found on its order, though the books name another one by then; no second one is made, whatever they name later', async () => {
    const fresh = await createWorld({ entity: 'sales-invoices', sandbox: { sizes }, engine: { unknownSettlesMs: 300 } })
    try {
      const { books } = fresh.sandbox.intacct
      const numberOf = (shows: string) => knownOrders.find((one) => one.shows === shows)?.order.incrementId ?? ''
      const [billed, other] = [numberOf('One line, billed in full'), numberOf('More than was ordered')]
      const documents = books.table('SODOCUMENT').where('PONUMBER', billed).filter(({ DOCPARID }) => DOCPARID === 'Sales Invoice')
      const [{ DOCID: key = '', RECORDNO: number = '' } = {}] = documents
      expect(documents).toHaveLength(1)
      for (const row of books.table('SODOCUMENT').where('DOCPARID', 'Sales Invoice')) if (row.DOCID !== key) books.table('SODOCUMENT').remove(row.RECORDNO ?? '')
      const name = async (order: string) => { books.table('SODOCUMENT').change(number, { PONUMBER: order, CREATEDFROM: '', WHENMODIFIED: '11/24/2026 10:00:00' }) }
      const markers = () => [...fresh.sandbox.magento.sales.tables.invoiceComment.all()].filter(({ comment }) => comment.includes('[Sage Intacct'))

      fresh.sandbox.faults.add({ system: 'magento', kind: 'cut-after', method: 'POST', pattern: '*/invoice', times: 1 })
      const search = fresh.sandbox.faults.add({ system: 'magento', kind: 'html-error', method: 'GET', pattern: '*/V1/invoices', status: 502, after: 1 })
      await fresh.run()
      fresh.sandbox.faults.remove(search.id)
      expect(markers()).toHaveLength(1)
      expect((await fresh.record(key)).targetId).toBeNull()

      for (const order of ['9999999', other, other]) {
        await name(order)
        await fresh.db.transaction((tx) => tx.record.updateMany({ data: { nextTryAt: new Date() } }))
        await fresh.run('sync', { full: true })
        expect(markers()).toHaveLength(1)
      }
      expect(await fresh.record(key)).toMatchObject({ state: 'failed', failureCode: 'ORDER_NUMBER_CHANGED', targetId: expect.any(String) })
      await name(billed)
      await fresh.run('sync', { full: true })
      expect(await fresh.record(key)).toMatchObject({ state: 'synced', intent: null })
      expect(markers()).toHaveLength(1)
    } finally {
      await fresh.close()
    }
  })
})
