import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { customerReader } from '../../../src/entities/customers/read.ts'
import type { Cursor, SourcePage } from '../../../src/entity.ts'
import { createWorld, openShop, type World } from '../../engine/world.ts'

describe('customers whose contact changed', () => {
  let world: World
  let clients: Awaited<ReturnType<typeof openShop>>
  const since = new Date(Date.now() - 3_600_000).toISOString()
  beforeAll(async () => {
    world = await createWorld({ sandbox: { sizes: { customers: 60 } } })
    clients = await openShop(world)
    // Thirty customers show one contact; it and two others changed, their customers did not.
    const customers = world.sandbox.intacct.books.table('CUSTOMER')
    const shared = customers.byKey('C-00001')?.DISPLAYCONTACTKEY ?? ''
    for (let number = 1; number <= 30; number++) customers.change(customers.byKey(`C-${String(number).padStart(5, '0')}`)?.RECORDNO ?? '', { DISPLAYCONTACTKEY: shared })
    for (const key of ['C-00001', 'C-00040', 'C-00041']) world.changeContact(key, { PHONE1: '1' })
  })
  afterAll(async () => {
    await clients.close()
    await world.close()
  })

  async function pages(customersPerPage: number, between: (page: number) => void = () => {}): Promise<SourcePage[]> {
    const reader = customerReader(clients.intacct, [], { contactsPerPage: 2, customersPerPage })
    const read: SourcePage[] = []
    let cursor: Cursor | null = { stream: 'contacts', after: 0 }
    while (cursor) {
      const page: SourcePage = await reader.read({ since }, cursor)
      read.push(page)
      between(read.length)
      cursor = page.next
    }
    return read
  }
  const keys = (read: SourcePage[]) => read.flatMap(({ rows }) => rows.map(({ key }) => key))

  test('are read page by page when there are more of them than one page holds, each once, and none is reported missing', async () => {
    const read = await pages(7)
    expect(new Set(keys(read)).size).toBe(32)
    expect(keys(read)).toHaveLength(32)
    expect(read.map(({ missing }) => missing)).toEqual(read.map(() => 0))
    // 30 or 31 of the first two contacts, the rest of the third; each page announces what is left of its contacts.
    expect(read[0]?.announced).toBeGreaterThanOrEqual(30)
    expect(read[1]?.announced).toBe((read[0]?.announced ?? 0) - 7)
  })

  test('are all read although a contact goes in the middle of it', async () => {
    const whole = keys(await pages(7))
    const contacts = world.sandbox.intacct.books.table('CONTACT')
    const gone = world.sandbox.intacct.books.table('CUSTOMER').byKey('C-00040')?.DISPLAYCONTACTKEY ?? ''
    const read = keys(await pages(7, (page) => { if (page === 1) contacts.remove(gone) }))
    expect(whole.filter((key) => key !== 'C-00040' && !read.includes(key))).toEqual([])
  })
})
