import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createSandbox, type Sandbox, type SandboxOptions } from '../src/index.ts'
import { askIntacct, createCustomer } from './ask-intacct.ts'
import { askMagento, magentoToken } from './ask-magento.ts'

const main = new URL('../src/main.ts', import.meta.url).pathname
let dataDir: string
let running: ChildProcess | undefined
let opened: Sandbox[] = []
beforeEach(() => { dataDir = mkdtempSync(path.join(tmpdir(), 'sandbox-data-')) })
afterEach(async () => {
  running?.kill('SIGKILL')
  await Promise.all(opened.map((sandbox) => sandbox.close()))
  opened = []
  rmSync(dataDir, { recursive: true, force: true })
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A sandbox in this process, closed at the end whatever happens. */
async function open(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await createSandbox({ ...options, dataDir })
  opened.push(sandbox)
  return sandbox
}

/** A sandbox in a process of its own, which can be killed. Answers its address. */
async function start(): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', main], { env: { ...process.env, NODE_OPTIONS: '', SANDBOX_PORT: '0', SANDBOX_SEED: 'empty', SANDBOX_DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'inherit'] })
  running = child
  const [line] = await once(child.stdout, 'data') as [Buffer]
  return /http:\S+/.exec(String(line))?.[0] ?? ''
}

async function kill(): Promise<void> {
  const child = running
  running = undefined
  if (!child) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

describe('A sandbox with a folder of its own', () => {
  test('finds every acknowledged write again after it was killed in the middle of writing, several times over', async () => {
    const acknowledged = { books: [] as string[], shop: [] as string[] }
    for (let life = 0; life < 4; life++) {
      const url = await start()
      const token = await magentoToken(url)
      let stop = false
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        for (let number = 0; !stop; number++) {
          const id = `L${life}W${writer}N${number}`
          const written = await askIntacct(url, createCustomer(id)).catch(() => null)
          if (written?.text.includes('<status>success</status><function>create')) acknowledged.books.push(id)
          const email = `${id.toLowerCase()}@example.com`
          const sold = await askMagento(url, 'POST', '/rest/V1/customers', { customer: { email, firstname: 'Ada', lastname: 'Lovelace' } }, token).catch(() => null)
          if (sold?.status === 200) acknowledged.shop.push(email)
        }
      })
      const wanted = acknowledged.shop.length + 12
      while (acknowledged.shop.length < wanted) await pause(5)
      await pause(Math.random() * 60)
      await kill()
      stop = true
      await Promise.all(writers)
    }
    const sandbox = await open({ seed: 'empty' })
    const customers = sandbox.intacct.books.table('CUSTOMER')
    const { magento } = sandbox
    expect(acknowledged.books.filter((id) => !customers.byKey(id))).toEqual([])
    expect(acknowledged.shop.filter((email) => !magento.customers.byEmail(email))).toEqual([])
    // At most one write of each writer and life was under way and not acknowledged.
    expect(customers.size - acknowledged.books.length).toBeLessThanOrEqual(16)
    expect(magento.customers.tables.customer.size - acknowledged.shop.length).toBeLessThanOrEqual(16)
    expect(magento.ledger.map(({ key }) => key).sort()).toEqual(magento.customers.list().map(({ email }) => email).sort())
    expect(customers.byNumber.all.every((row) => sandbox.intacct.books.table('CONTACT').get(row.DISPLAYCONTACTKEY ?? ''))).toBe(true)
  }, 60_000)

  test('keeps what was written to the shop, what was refused stays out, and the ledger', async () => {
    const first = await open({ sizes: { customers: 70 } })
    const before = first.magento.customers.tables.customer.size
    const token = await magentoToken(first.url)
    const write = (url: string, email: string, firstname = 'Ada') => askMagento(url, 'POST', '/rest/V1/customers', { customer: { email, firstname, lastname: 'Lovelace' } }, token)
    await write(first.url, 'one@example.com')
    await write(first.url, 'refused@example.com', 'Acme, Inc. (West)')
    await write(first.url, 'two@example.com')
    const two = first.magento.customers.byEmail('two@example.com')?.id ?? 0
    await askMagento(first.url, 'DELETE', `/rest/V1/customers/${two}`, undefined, token)
    const ledger = structuredClone(first.magento.ledger)
    await first.close()

    const second = await open({ sizes: { customers: 70 } })
    expect(second.magento.customers.byEmail('one@example.com')).toMatchObject({ firstname: 'Ada' })
    expect(second.magento.customers.tables.customer.size).toBe(before + 1)
    expect(second.magento.ledger).toEqual(ledger)
    const again = await askMagento(second.url, 'POST', '/rest/V1/customers', { customer: { email: 'three@example.com', firstname: 'Ada', lastname: 'Lovelace' } }, await magentoToken(second.url))
    expect(again.body.id).toBe(two + 1)
    await second.close()
  })

  test('keeps orders, and gives no number of an order or of its lines twice', async () => {
    const place = async ({ url }: { url: string }, sku: string) => {
      const form = { email: 'guest@example.com', firstname: 'Ina', lastname: 'Voice', street: '1 Main St', city: 'Austin', region_id: '57', postcode: '78701', country_id: 'US', telephone: '512-555-0100', 'sku.0': sku, 'qty.0': '1' }
      return (await fetch(`${url}/magento/orders/new`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })).status
    }
    const first = await open({ seed: 'empty' })
    await askMagento(first.url, 'POST', '/rest/V1/products', { product: { sku: 'LAMP', name: 'Lamp', price: 40, attribute_set_id: 4, extension_attributes: { stock_item: { qty: 100, is_in_stock: true } } } }, await magentoToken(first.url))
    expect([await place(first, 'LAMP'), await place(first, 'LAMP')]).toEqual([303, 303])
    await first.close()

    const second = await open({ seed: 'empty' })
    expect(await place(second, 'LAMP')).toBe(303)
    const orders = second.magento.sales.list()
    expect(orders.map((order) => order.increment_id)).toEqual(['000000001', '000000002', '000000003'])
    expect(new Set(orders.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(3)
    await second.close()
  })

  test('keeps changes to seeded records, deletions, and which numbers were given', async () => {
    const first = await open({ sizes: { customers: 70 } })
    const table = first.intacct.books.table('CUSTOMER')
    const changed = table.byKey('C-00002')?.RECORDNO ?? ''
    await askIntacct(first.url, `<update><CUSTOMER><RECORDNO>${changed}</RECORDNO><DISPLAYCONTACT><MAILADDRESS><ZIP>12345</ZIP></MAILADDRESS></DISPLAYCONTACT></CUSTOMER></update>`)
    await askIntacct(first.url, `<delete><object>CUSTOMER</object><keys>${table.byKey('C-00003')?.RECORDNO}</keys></delete>`)
    await askIntacct(first.url, createCustomer('SHORT-LIVED'))
    const last = table.byKey('SHORT-LIVED')?.RECORDNO ?? ''
    await askIntacct(first.url, `<delete><object>CUSTOMER</object><keys>${last}</keys></delete>`)
    await first.close()

    const second = await open({ sizes: { customers: 70 } })
    const again = second.intacct.books.table('CUSTOMER')
    expect(second.intacct.books.table('CONTACT').get(again.get(changed)?.DISPLAYCONTACTKEY ?? '')?.['MAILADDRESS.ZIP']).toBe('12345')
    expect(again.byKey('C-00003')).toBeUndefined()
    await askIntacct(second.url, createCustomer('NEXT'))
    expect(Number(again.byKey('NEXT')?.RECORDNO)).toBe(Number(last) + 1)
    second.reset()
    await second.close()

    const third = await open({ sizes: { customers: 70 } })
    expect(third.intacct.books.table('CUSTOMER').byKey('C-00003')).toBeDefined()
    await third.close()
  })
})
