import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { and, equalTo, greaterThanOrEqualTo, inList, type IntacctCall } from '../src/index.ts'
import { refusal, startBooks } from './gateways.ts'

let books: Awaited<ReturnType<typeof startBooks>>
beforeAll(async () => { books = await startBooks({ customers: 250, productLines: 25, items: 60, invoices: 20 }) })
afterAll(() => books.close())

describe('Reading customers from the sandbox\'s gateway', () => {
  test('pages by key reach every record once, whatever changes in between', async () => {
    const client = books.client()
    const seen: string[] = []
    let announced = 0
    for (let after: number | null = 0, page = 0; after !== null; page++) {
      const answer = await client.queryByKey({ object: 'CUSTOMER', select: ['CUSTOMERID', 'DISPLAYCONTACT.MAILADDRESS.ZIP'], afterRecordNo: after, pageSize: 40 })
      if (page === 0) announced = answer.announced
      seen.push(...answer.rows.map((row) => row.CUSTOMERID ?? ''))
      expect(answer.missing).toBe(0)
      after = answer.next
      // A record of an earlier page goes away: pages by offset would now skip one.
      if (page === 1) {
        const first = books.state.books.table('CUSTOMER').byKey('C-00003')
        books.state.books.table('CUSTOMER').remove(first?.RECORDNO ?? '')
      }
    }
    expect(seen).toHaveLength(announced)
    expect(new Set(seen).size).toBe(announced)
  })

  test('a query answers dotted names, empty text for nothing, and counts', async () => {
    const page = await books.client().query({
      object: 'CUSTOMER', select: ['CUSTOMERID', 'NAME', 'DISPLAYCONTACT.EMAIL1', 'DISPLAYCONTACT.MAILADDRESS.CITY'], filter: inList('CUSTOMERID', ['C-00005', 'C-00010']),
      orderBy: [{ field: 'CUSTOMERID', descending: true }],
    })
    expect(page).toMatchObject({ totalCount: 2, numRemaining: 0 })
    expect(page.rows).toEqual([
      { CUSTOMERID: 'C-00010', NAME: 'Silent Orchard Foods', 'DISPLAYCONTACT.EMAIL1': '', 'DISPLAYCONTACT.MAILADDRESS.CITY': 'San Jose' },
      { CUSTOMERID: 'C-00005', NAME: 'Smith & Sons / Hardware', 'DISPLAYCONTACT.EMAIL1': 'case5@example.com', 'DISPLAYCONTACT.MAILADDRESS.CITY': 'San Jose' },
    ])
  })

  test('names with emoji, accents, apostrophes, markup and line breaks arrive as they stand in the books', async () => {
    const ids = ['C-00007', 'C-00006', 'C-00051', 'C-00052', 'C-00048', 'C-00049']
    const { rows } = await books.client().query({ object: 'CUSTOMER', select: ['CUSTOMERID', 'NAME'], filter: inList('CUSTOMERID', ids) })
    for (const row of rows) expect(row.NAME).toBe(books.state.books.table('CUSTOMER').byKey(row.CUSTOMERID ?? '')?.NAME)
    expect(rows).toHaveLength(ids.length)
  })

  test('filters on a value with markup find exactly that record', async () => {
    const { rows } = await books.client().query({
      object: 'CUSTOMER', select: ['CUSTOMERID'], filter: and(equalTo('NAME', '<b>Bold</b> & <script>alert(1)</script> Foods'), greaterThanOrEqualTo('WHENMODIFIED', new Date(0))),
    })
    expect(rows).toHaveLength(1)
  })

  test('private records of entities show with showPrivate only', async () => {
    const count = async (showPrivate: boolean) => (await books.client().query({ object: 'CUSTOMER', select: ['RECORDNO'], pageSize: 1, showPrivate })).totalCount
    expect(await count(true)).toBe(await count(false) + 3)
  })

  test('a session in an entity sees the entity\'s records and names it', async () => {
    const client = books.client({ entityId: 'UK' })
    expect((await client.signIn()).entityId).toBe('UK')
    const { rows } = await client.query({ object: 'CUSTOMER', select: ['CUSTOMERID'], filter: equalTo('MEGAENTITYID', 'UK') })
    expect(rows).toHaveLength(3)
    expect((await books.client({ entityId: '0' }).signIn()).entityId).toBe('')
  })

  test('lookup lists fields, custom ones and choices too, and ways to other objects', async () => {
    const { fields, relationships } = await books.client().lookup('CUSTOMER')
    expect(fields.find(({ id }) => id === 'WEB_GROUP')).toMatchObject({ label: 'Web shop group', custom: true, validValues: ['Retail', 'Wholesale', 'VIP'] })
    expect(fields.find(({ id }) => id === 'STATUS')).toMatchObject({ custom: false, readonly: false, validValues: ['active', 'active non-posting', 'inactive'] })
    expect(fields.find(({ id }) => id === 'WHENMODIFIED')).toMatchObject({ readonly: true, datatype: 'TIMESTAMP' })
    expect(relationships).toContainEqual(expect.objectContaining({ path: 'DISPLAYCONTACT', object: 'CONTACT', type: 'MANY2ONE' }))
  })

  test('read and readByName answer whole records with dotted names, a hundred a call', async () => {
    const client = books.client()
    const calls = books.state.calls.snapshot().requests
    const all = (await client.query({ object: 'CUSTOMER', select: ['RECORDNO', 'CUSTOMERID'], pageSize: 150 })).rows
    const read = await client.read('CUSTOMER', all.map((row) => row.RECORDNO ?? ''))
    expect(read.map((row) => row.CUSTOMERID)).toEqual(all.map((row) => row.CUSTOMERID))
    expect(read[0]).toHaveProperty(['DISPLAYCONTACT.MAILADDRESS.COUNTRYCODE'])
    expect(books.state.calls.snapshot().requests - calls).toBe(1 + 1 + 2)
    await expect(client.readByName('ITEM', ['SET,BLUE'])).rejects.toThrow(RangeError)
    expect(await client.readByName('CUSTOMER', ['C-00001', 'C-NONE'], { fields: ['CUSTOMERID', 'NAME'] })).toEqual([{ CUSTOMERID: 'C-00001', NAME: 'Northwind Hardware Inc.' }])
  })

  test('what calls cost is the same on both sides; signing in costs nothing', async () => {
    books.state.calls.reset()
    const calls: IntacctCall[] = []
    const client = books.client({ onCall: (call) => calls.push(call) })
    await client.query({ object: 'CUSTOMER', select: ['RECORDNO'] })
    await client.lookup('CONTACT')
    await client.execute([
      { name: 'create', body: { CUSTOMER: [{ CUSTOMERID: 'M-1', NAME: 'One' }, { CUSTOMERID: 'M-2', NAME: 'Two' }] } },
      { name: 'update', body: { CUSTOMER: { CUSTOMERID: 'M-1', NAME: 'Une' } } },
    ], { unique: true })
    expect(calls.map(({ functions, transactions, status, ok }) => ({ functions, transactions, status, ok }))).toEqual([
      { functions: ['getAPISession'], transactions: 0, status: 200, ok: true }, { functions: ['query'], transactions: 1, status: 200, ok: true },
      { functions: ['lookup'], transactions: 1, status: 200, ok: true }, { functions: ['create', 'update'], transactions: 3, status: 200, ok: true },
    ])
    expect(calls.reduce((sum, { transactions }) => sum + transactions, 0)).toBe(books.state.calls.snapshot().transactions)
  })
})

describe('Order Entry documents', () => {
  test('come by transaction definition, with custom fields, and their lines by the document\'s number', async () => {
    const client = books.client()
    const page = await client.queryByKey({ object: 'SODOCUMENT', docParId: 'Sales Invoice', select: ['DOCID', 'MAGENTO_ORDER'], afterRecordNo: 0 })
    expect(page.rows[0]).toEqual({ RECORDNO: '1001', DOCID: 'Sales Invoice-SI00001', MAGENTO_ORDER: '000000001' })
    const lines = await client.query({ object: 'SODOCUMENTENTRY', select: ['DOCHDRNO', 'ITEMID', 'QUANTITY'], filter: inList('DOCHDRNO', page.rows.map((row) => row.RECORDNO ?? '')) })
    expect(lines.rows.filter((row) => row.DOCHDRNO === '1001')).toEqual([{ DOCHDRNO: '1001', ITEMID: 'CHAIR-OAK', QUANTITY: '4' }])
    expect((await client.lookup('SODOCUMENT', { docParId: 'Sales Invoice' })).fields.some(({ id, custom }) => id === 'MAGENTO_ORDER' && custom)).toBe(true)
  })

  test('are made by create_sotransaction, which answers their ID as key', async () => {
    const [made] = await books.client().execute([{ name: 'create_sotransaction', body: {
      transactiontype: 'Sales Order', datecreated: { year: 2026, month: 11, day: 24 }, customerid: 'C-00001', referenceno: '000009999',
      sotransitems: { sotransitem: [{ itemid: 'CHAIR-OAK', quantity: 2, unit: 'Each', price: '129.00' }, { itemid: 'LAMP-DESK', quantity: 1, unit: 'Each', price: '39.90' }] },
    } }], { unique: true })
    expect(made).toMatchObject({ error: null, key: expect.stringMatching(/^Sales Order-SO/) })
    expect((await books.client().readByName('SODOCUMENT', [made?.key ?? ''], { docParId: 'Sales Order' }))[0]).toMatchObject({ TRX_TOTAL: '297.90', 'SODOCUMENTENTRIES.sodocumententry[1].ITEMID': 'LAMP-DESK' })
  })
})

describe('Writing', () => {
  test('a repeated control id is refused, so that the record is there once', async () => {
    const client = books.client()
    const create = { name: 'create', controlId: 'order-17', body: { CUSTOMER: { CUSTOMERID: 'W-1', NAME: 'Written & once', DISPLAYCONTACT: { EMAIL1: 'w@example.com' } } } }
    const [first] = await client.execute([create], { unique: true })
    expect(first).toMatchObject({ error: null, controlId: 'order-17', rows: [{ CUSTOMERID: 'W-1' }] })
    const [second] = await client.execute([create], { unique: true })
    expect(second?.error).toMatchObject({ level: 'function', controlId: 'order-17', message: expect.stringContaining('already executed') })
  })

  test('one function\'s failure leaves the others; in a transaction it takes all back', async () => {
    const client = books.client()
    const [good, bad] = [{ name: 'create', body: { CUSTOMER: { CUSTOMERID: 'W-2', NAME: 'Good' } } }, { name: 'create', body: { CUSTOMER: { CUSTOMERID: 'W-3', CUSTTYPE: 'Nonsense', NAME: 'Bad' } } }]
    const alone = await client.execute([good, bad])
    expect(alone.map(({ error }) => error === null)).toEqual([true, false])
    const together = await client.execute([{ ...good, body: { CUSTOMER: { CUSTOMERID: 'W-4', NAME: 'Good' } } }, bad], { transaction: true })
    expect(together.every(({ error }) => error !== null)).toBe(true)
    expect(books.state.books.table('CUSTOMER').byKey('W-2')).toBeDefined()
    expect(books.state.books.table('CUSTOMER').byKey('W-4')).toBeUndefined()
  })

  test('an unknown function is a refusal in words', async () => {
    const [result] = await books.client().execute([{ name: 'levitate' }])
    expect(result?.error?.message).toContain('levitate')
    expect((await refusal(books.client().query({ object: 'UNICORN', select: ['RECORDNO'] }))).message).toBe('Object definition UNICORN not found')
  })
})
