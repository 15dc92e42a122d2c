import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createSandbox, type Sandbox } from '../src/index.ts'
import { recordUrl, type Context } from '../src/intacct/context.ts'

let sandbox: Sandbox
beforeAll(async () => { sandbox = await createSandbox({ sizes: { customers: 120, productLines: 20, items: 60, invoices: 40 } }) })
afterAll(() => sandbox.close())

const get = async (path: string) => {
  const answer = await fetch(sandbox.url + path)
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
const statuses = (paths: readonly string[]) => Promise.all(paths.map(async (path) => `${path} ${(await get(path)).status}`))
const post = async (path: string, form: Record<string, string>, headers: Record<string, string> = {}) => {
  const answer = await fetch(sandbox.url + path, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' })
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' }
}
const customer = (id: string) => {
  const row = sandbox.intacct.books.table('CUSTOMER').byKey(id)
  if (!row) throw new Error(`There is no customer ${id}.`)
  return row
}
const contactOf = (id: string) => sandbox.intacct.books.table('CONTACT').get(customer(id).DISPLAYCONTACTKEY ?? '')

describe('The pages of Sage Intacct', () => {
  test('list customers, fifty a page, with the way in the real system', async () => {
    const { status, text } = await get('/intacct/customers')
    expect(status).toBe(200)
    expect(text).toContain('Accounts Receivable › Customers')
    expect(text.match(/href="\/intacct\/customers\/\d+"/g)).toHaveLength(50)
    expect(text).toContain('1–50 of 123')
    expect((await get('/intacct/customers?page=3')).text).toContain('101–123 of 123')
  })

  test('search in ID, name and e-mail address, whatever the case', async () => {
    expect((await get('/intacct/customers?q=NORTHWIND+hardware+inc')).text).toContain('1–1 of 1')
    expect((await get('/intacct/customers?q=rosa.vega%40example.com')).text).toContain('1–2 of 2')
    expect((await get('/intacct/customers?q=nobody+at+all')).text).toContain('Nothing matches “nobody at all”.')
  })

  test('sort by any column, both ways', async () => {
    const first = async (sort: string) => />(C-[^<]+)<\/a>/.exec((await get(`/intacct/customers?sort=${sort}`)).text)?.[1]
    expect(await first('-CUSTOMERID')).toBe('C-UK-003')
    expect(await first('CUSTOMERID')).toBe('C-00001')
  })

  test('show text of the books as text, never as markup', async () => {
    const { text, headers } = await get('/intacct/customers/' + customer('C-00049').RECORDNO)
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(text).not.toContain('<script>alert(1)')
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
  })

  test('have a page for every object of the books', async () => {
    for (const { name } of sandbox.intacct.books.objects) {
      const slug = name === 'CUSTOMER' ? 'customers' : name.toLowerCase()
      const records = sandbox.intacct.books.table(name).byNumber.all.slice(0, 1)
      const addresses = [`/intacct/${slug}`, ...records.map(({ RECORDNO }) => `/intacct/${slug}/${RECORDNO}`)]
      expect(await statuses(addresses)).toEqual(addresses.map((address) => `${address} 200`))
    }
  })

  test('enter a postal code: the contact holds it, and WHENMODIFIED of the customer moves', async () => {
    const before = customer('C-00019')
    const saved = await post(`/intacct/customers/${before.RECORDNO}`, { 'DISPLAYCONTACT.MAILADDRESS.ZIP': '95110' })
    expect(saved).toMatchObject({ status: 303, to: `/intacct/customers/${before.RECORDNO}?saved=yes` })
    expect(contactOf('C-00019')?.['MAILADDRESS.ZIP']).toBe('95110')
    expect(customer('C-00019').WHENMODIFIED).not.toBe(before.WHENMODIFIED)
    expect((await get(saved.to)).text).toContain(`WHENMODIFIED is now ${customer('C-00019').WHENMODIFIED}`)
  })

  test('save nothing when nothing differs', async () => {
    const before = customer('C-00001')
    const saved = await post(`/intacct/customers/${before.RECORDNO}`, { NAME: before.NAME ?? '' })
    expect(saved.to).toContain('saved=same')
    expect(customer('C-00001')).toBe(before)
  })

  test('leave line breaks in a name as they are when the whole form is sent', async () => {
    const before = customer('C-00048')
    const page = (await get(`/intacct/customers/${before.RECORDNO}`)).text
    expect(page).toMatch(/<textarea[^>]* name="NAME"/)
    await post(`/intacct/customers/${before.RECORDNO}`, { NAME: (before.NAME ?? '').replace(/\n/g, '\r\n'), COMMENTS: 'Called.' })
    expect(customer('C-00048')).toMatchObject({ NAME: before.NAME, COMMENTS: 'Called.' })
  })

  test('refuse what the gateway refuses, in its words, and keep what was typed', async () => {
    const row = customer('C-00001')
    const refused = await post(`/intacct/customers/${row.RECORDNO}`, { NAME: ' ', TAXID: 'typed' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Customer Name is required.')
    expect(refused.text).toContain('value="typed"')
    expect(customer('C-00001').TAXID).toBe(row.TAXID)
  })

  test('create a customer, and delete it', async () => {
    expect((await get('/intacct/customers/new')).text).toContain('New: Customer')
    const created = await post('/intacct/customers/new', { CUSTOMERID: 'PAGE-1', NAME: 'Page & Sons', 'DISPLAYCONTACT.EMAIL1': 'page@example.com' })
    expect(created.status).toBe(303)
    expect(contactOf('PAGE-1')?.EMAIL1).toBe('page@example.com')
    expect((await post('/intacct/customers/new', { CUSTOMERID: 'PAGE-1', NAME: 'Again' })).text).toContain('already exists')
    const deleted = await post(`/intacct/customers/${customer('PAGE-1').RECORDNO}/delete`, {})
    expect(deleted.to).toBe('/intacct/customers?deleted=PAGE-1')
    expect(sandbox.intacct.books.table('CUSTOMER').byKey('PAGE-1')).toBeUndefined()
  })

  test('do not delete the parent of others', async () => {
    const refused = await post(`/intacct/customers/${customer('C-00037').RECORDNO}/delete`, {})
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('is the parent of another')
  })

  test('enter a sales order and convert it, in parts, into invoices', async () => {
    const [item] = sandbox.intacct.books.table('ITEM').where('ITEMTYPE', 'Inventory')
    const documents = sandbox.intacct.books.table('SODOCUMENT')
    const entered = await post('/intacct/sodocument/new', {
      'transactiontype': 'Sales Order', 'customerid': 'C-00001', 'date': '2026-11-24', 'MAGENTO_ORDER': '000000777', 'item.0': item?.ITEMID ?? '', 'quantity.0': '3', 'price.0': '10', 'shipping': '5',
    })
    expect(entered.status).toBe(303)
    const order = documents.byNumber.all.at(-1)
    expect(order).toMatchObject({ DOCPARID: 'Sales Order', CUSTVENDID: 'C-00001', WHENCREATED: '11/24/2026', MAGENTO_ORDER: '000000777', TRX_TOTAL: '35.00' })
    expect((await get(`/intacct/sodocument/${order?.RECORDNO}`)).text).toContain('Convert to Sales Invoice')

    const convert = `/intacct/sodocument/new?from=${encodeURIComponent(order?.DOCID ?? '')}`
    expect((await get(convert)).text).toMatch(/name="quantity.0"[^>]* value="3"/)
    await post('/intacct/sodocument/new', { 'transactiontype': 'Sales Invoice', 'customerid': 'C-00001', 'createdfrom': order?.DOCID ?? '', 'item.0': item?.ITEMID ?? '', 'quantity.0': '1', 'price.0': '10' })
    expect(documents.byNumber.all.at(-1)).toMatchObject({ DOCPARID: 'Sales Invoice', CREATEDFROM: order?.DOCID, MAGENTO_ORDER: '000000777', TRX_TOTAL: '10.00' })
    expect(documents.get(order?.RECORDNO ?? '')?.STATE).toBe('Partially Converted')
    expect((await get(convert)).text).toMatch(/name="quantity.0"[^>]* value="2"/)
  })

  test('take back a document whose lines are refused', async () => {
    const documents = sandbox.intacct.books.table('SODOCUMENT')
    const { size } = documents
    const refused = await post('/intacct/sodocument/new', { 'transactiontype': 'Sales Order', 'customerid': 'C-00001', 'item.0': 'NO-SUCH-ITEM' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('NO-SUCH-ITEM')
    expect(documents.size).toBe(size)
  })

  test('are where RECORD_URL points', async () => {
    const rows = ['CUSTOMER', 'CONTACT', 'CUSTTYPE'].map((name) => ({ name, row: sandbox.intacct.books.table(name).byNumber.all[0] ?? {} }))
    const addresses = rows.map(({ name, row }) => recordUrl({ origin: '' } as Context, name, row))
    expect(await statuses(addresses)).toEqual(addresses.map((address) => `${address} 200`))
  })

  test('say what is not there', async () => {
    expect((await get('/intacct/nothing')).status).toBe(404)
    expect((await get('/intacct/customers/999999')).text).toContain('There is no record 999999 in this list.')
  })
})

describe('The switchboard page', () => {
  test('sets a fault, shows it, and takes it away', async () => {
    expect((await post('/switchboard/faults', { system: 'intacct', kind: 'latency', latencyMs: '5', times: '', retryAfterS: '' })).to).toBe('/?done=set')
    const [fault] = sandbox.faults.active
    expect(fault).toMatchObject({ kind: 'latency', latencyMs: 5, times: null, retryAfterS: null })
    expect((await get('/')).text).toContain('5 ms')
    await post(`/switchboard/faults/${fault?.id}/remove`, {})
    expect(sandbox.faults.active).toEqual([])
  })

  test('keeps the form and says why when a fault cannot be', async () => {
    const refused = await post('/switchboard/faults', { system: 'magento', kind: 'fewer-rows', pattern: 'kept' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('This system cannot have that fault.')
    expect(refused.text).toContain('value="kept"')
  })

  test('takes no form that another site sends', async () => {
    expect((await post('/switchboard/reset', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  test('answers the numbers as JSON, for the page to stay true', async () => {
    const meter = JSON.parse((await get('/control/meter')).text) as Record<string, { figures: Record<string, number> }>
    expect(Object.keys(meter)).toEqual(['intacct', 'magento'])
    expect(meter.intacct?.figures).toHaveProperty('Billed transactions')
  })

  test('links to the limits of the sandbox', async () => {
    expect((await get('/')).text).toContain('href="/about"')
    expect((await get('/about')).text).toContain('no line of either')
  })
})
