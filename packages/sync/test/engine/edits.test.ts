import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { editRecord, processId, requestRetry, userId, Prisma, type EditedValue } from '@causeway/db'
import { customers } from '../../src/entities/customers/index.ts'
import { editsOffered, type Failure } from '../../src/entities/registry.ts'
import { entitiesOf, Lab } from './lab.ts'
import { createWorld, openShop, sums, writesOf, type World } from './world.ts'

/** A known case of the books: a customer without a postal code. */
const withoutPostcode = 'C-00019'
const postcode = (after: string): EditedValue => ({ field: 'address.postcode', label: 'Postal code', source: 'DISPLAYCONTACT.MAILADDRESS.ZIP', before: '', after })
const sue = { id: userId(randomUUID()), name: 'Sue Support' }

let world: World
afterEach(() => world.close())

async function edit(key: string, values: EditedValue[]): Promise<boolean> {
  const record = await world.record(key)
  return world.db.transaction((tx) => editRecord(tx, processId(record.processId), record.id, { values, seen: record.source as Record<string, string>, actor: sue }))
}
const editOf = (key: string) => world.db.transaction((tx) => tx.recordEdit.findFirst({ where: { sourceKey: key } }))
async function postcodeInShop() {
  const { targetId } = await world.record(withoutPostcode)
  const found = await (await openShop(world)).magento.customers.findByIds([targetId ?? ''])
  return found.get(targetId ?? '')?.addresses?.[0]?.postcode
}
const kinds = async () => (await world.history(withoutPostcode)).map((event) => event.kind)

describe('an edit of a failed customer', () => {
  beforeEach(async () => {
    world = await createWorld()
    await world.run()
  })

  test('is used by the next try, and says so on the record and in its history', async () => {
    expect(await edit(withoutPostcode, [postcode('80331')])).toBe(true)
    expect(await world.run('retry')).toMatchObject({ state: 'completed', read: 1, created: 1 })
    const told = 'Edited by Sue Support: Postal code “80331” instead of nothing. Magento is left so until the customer changes in Sage Intacct or is retried.'
    expect(await world.record(withoutPostcode)).toMatchObject({ state: 'synced', failure: null, nextTryAt: null, warnings: [told], source: { 'DISPLAYCONTACT.MAILADDRESS.ZIP': '' } })
    expect(await postcodeInShop()).toBe('80331')
    expect(await kinds()).toEqual(['failed', 'edited', 'created'])
    const [, edited, created] = await world.history(withoutPostcode)
    expect(edited).toMatchObject({ actorId: sue.id, changes: [{ field: 'Postal code', before: '', after: '80331' }] })
    expect(created?.message).toBe(told)
    expect(await editOf(withoutPostcode)).toMatchObject({ state: 'sent', usedAt: expect.any(Date) })
  })

  test('is used by whatever run comes first, and announced by a preview, which uses nothing up', async () => {
    await edit(withoutPostcode, [postcode('80331')])
    const preview = await world.run('preview')
    expect((await world.events(preview)).filter((event) => event.sourceKey === withoutPostcode)).toMatchObject([{ kind: 'would_create', message: expect.stringMatching(/^Edited by Sue/) }])
    expect(await editOf(withoutPostcode)).toMatchObject({ state: 'asked' })
    expect(await world.run('sync', { full: true })).toMatchObject({ created: 1 })
    expect(await postcodeInShop()).toBe('80331')
  })

  test('is neither taken back nor called equal by a full run: it counts as skipped, and nothing is written', async () => {
    await edit(withoutPostcode, [postcode('80331')])
    await world.run('retry')
    const before = await world.record(withoutPostcode)
    const written = writesOf(world).length
    const skipped = (await world.records()).filter((record) => record.state === 'skipped').length
    expect(await world.run('sync', { full: true })).toMatchObject({ read: 60, skipped: skipped + 1 })
    expect(writesOf(world)).toHaveLength(written)
    expect(await world.record(withoutPostcode)).toEqual(before)
    // Nor by other rules, which say nothing of what Intacct says.
    await world.set({ version: 2, settings: { oneWordName: 'Buyer' } })
    await world.run('sync', { full: true })
    expect(await world.record(withoutPostcode)).toEqual(before)
    const preview = await world.run('preview', { full: true })
    expect((await world.events(preview)).find((event) => event.sourceKey === withoutPostcode)).toMatchObject({ kind: 'would_skip', message: expect.stringMatching(/^Edited by Sue/) })
  })

  test('is over when a full run finds its customer deleted in the shop, and is told so; a run of changes does not look', async () => {
    await edit(withoutPostcode, [postcode('80331')])
    await world.run('retry')
    world.sandbox.magento.customers.delete(Number((await world.record(withoutPostcode)).targetId))
    await world.run()
    expect(await editOf(withoutPostcode)).toMatchObject({ state: 'sent' })
    const preview = await world.run('preview', { full: true })
    expect((await world.events(preview)).filter((event) => event.sourceKey === withoutPostcode).map(({ kind }) => kind)).toContain('would_fail')
    expect(await editOf(withoutPostcode)).toMatchObject({ state: 'sent' })
    const full = await world.run('sync', { full: true })
    expect([full.read, sums(full)]).toEqual([60, 60])
    expect(await world.record(withoutPostcode)).toMatchObject({ state: 'failed', failureCode: 'POSTCODE_MISSING' })
    expect(await editOf(withoutPostcode)).toBeNull()
    expect((await world.history(withoutPostcode)).map(({ kind, message }) => [kind, kind === 'edit_ended' ? message : null]))
      .toContainEqual(['edit_ended', 'What held the edited value is gone from Magento; what Sage Intacct says counts again.'])
  })

  test('gives way to a later change in Intacct', async () => {
    await edit(withoutPostcode, [postcode('80331')])
    await world.run('retry')
    world.changeContact(withoutPostcode, { 'MAILADDRESS.ZIP': '80469' })
    expect(await world.run()).toMatchObject({ updated: 1 })
    expect(await postcodeInShop()).toBe('80469')
    expect(await world.record(withoutPostcode)).toMatchObject({ state: 'synced', warnings: null })
    expect(await editOf(withoutPostcode)).toBeNull()
    const ended = (await world.history(withoutPostcode)).find((event) => event.kind === 'edit_ended')
    expect(ended?.message).toBe('The customer has changed in Sage Intacct, which now counts again instead of the edited value.')
  })

  test('is not sent when Intacct has changed before the try', async () => {
    await edit(withoutPostcode, [postcode('80331')])
    world.changeContact(withoutPostcode, { 'MAILADDRESS.ZIP': '80469' })
    expect(await world.run('retry')).toMatchObject({ created: 1 })
    expect(await postcodeInShop()).toBe('80469')
    expect(await editOf(withoutPostcode)).toBeNull()
    expect(await kinds()).toEqual(['failed', 'edited', 'edit_ended', 'created'])
  })

  test('that is given up by a retry sends what Intacct says, with the shop still linked', async () => {
    await edit(withoutPostcode, [postcode('80331')])
    await world.run('retry')
    await world.db.transaction((tx) => requestRetry(tx, world.process, Prisma.sql`r.source_key = ${withoutPostcode}`, sue.id, 'included'))
    expect(await editOf(withoutPostcode)).toBeNull()
    expect(await world.run('retry')).toMatchObject({ failed: 1 })
    expect(await world.record(withoutPostcode)).toMatchObject({ state: 'failed', failureCode: 'POSTCODE_MISSING', targetId: expect.any(String) })
    expect(await postcodeInShop()).toBe('80331')
  })

  test('that the rules refuse is a failure again, used up, and kept to be corrected', async () => {
    const email: EditedValue = { field: 'email', label: 'E-mail', source: 'DISPLAYCONTACT.EMAIL1', before: '', after: 'nobody' }
    await edit(withoutPostcode, [postcode('80331'), email])
    expect(await world.run('retry')).toMatchObject({ failed: 1 })
    expect(await world.record(withoutPostcode)).toMatchObject({ state: 'failed', failureCode: 'EMAIL_INVALID', reason: expect.stringMatching(/“nobody”/), nextTryAt: null })
    expect(await editOf(withoutPostcode)).toMatchObject({ state: 'refused', values: [postcode('80331'), email] })
    // Nothing of it is used again by itself.
    await world.run('sync', { full: true })
    expect(await world.record(withoutPostcode)).toMatchObject({ failureCode: 'POSTCODE_MISSING' })
  })

  test('does not take an e-mail address that another customer holds', async () => {
    const holder = (await world.records()).find((record) => record.state === 'synced')
    const taken = (holder?.display as { email?: string } | undefined)?.email ?? ''
    await edit(withoutPostcode, [postcode('80331'), { field: 'email', label: 'E-mail', source: 'DISPLAYCONTACT.EMAIL1', before: '', after: taken.toUpperCase() }])
    await world.run('retry')
    expect(await world.record(withoutPostcode)).toMatchObject({ state: 'failed', failureCode: 'EMAIL_DUPLICATE', failure: { details: { holder: holder?.sourceKey } } })
  })

  test('outlives a worker that dies between the write and its commit: sent once, and used', async () => {
    await edit(withoutPostcode, [postcode('80331')])
    const creates = { system: 'magento' as const, method: 'POST', pattern: '*/customers' }
    world.sandbox.faults.add({ ...creates, kind: 'cut-after', times: 1 })
    const search = world.sandbox.faults.add({ system: 'magento', kind: 'html-error', method: 'GET', pattern: '*/customers/search', status: 502, after: 1 })
    expect(await world.run('retry')).toMatchObject({ state: 'stopped' })
    expect(await world.record(withoutPostcode)).toMatchObject({ intent: { action: 'create' } })
    expect(await editOf(withoutPostcode)).toMatchObject({ state: 'asked' })
    world.sandbox.faults.remove(search.id)
    const written = writesOf(world, 'POST').length
    expect(await world.run('retry')).toMatchObject({ created: 1 })
    expect(writesOf(world, 'POST')).toHaveLength(written)
    expect(await postcodeInShop()).toBe('80331')
    expect(await editOf(withoutPostcode)).toMatchObject({ state: 'sent' })
  }, 60_000)

  test('is for records that failed or wait, and that nobody is writing', async () => {
    expect(await edit('C-00001', [postcode('1')])).toBe(false)
    await world.db.transaction((tx) => tx.record.updateMany({ where: { sourceKey: withoutPostcode }, data: { intent: { action: 'create' } } }))
    expect(await edit(withoutPostcode, [postcode('1')])).toBe(false)
    expect(await editOf(withoutPostcode)).toBeNull()
  })
})

describe('an edit', () => {
  test('that is asked for while its record is being tried is used by the try after that', async () => {
    const lab = new Lab('lab')
    lab.add('A', { claims: 'taken' })
    lab.add('B', { claims: 'taken' })
    world = await createWorld({ sandbox: { sizes: { customers: 1 } }, entity: 'lab', engine: { entityModule: entitiesOf(lab) } })
    await world.run()
    expect(await world.record('B')).toMatchObject({ state: 'failed' })
    let editing: Promise<boolean> | undefined
    lab.changes = (_, { links }) => ({
      async gather() {
        editing ??= edit('B', [{ field: 'claims', label: 'Claim', source: 'claims', before: 'taken', after: 'free' }])
        await editing
        return links('lab', [])
      },
    })
    await world.db.transaction((tx) => requestRetry(tx, world.process, Prisma.sql`r.source_key = 'B'`, sue.id))
    expect(await world.run('retry')).toMatchObject({ state: 'completed', read: 1, created: 1, failed: 0 })
    expect(await world.record('B')).toMatchObject({ state: 'synced' })
    expect(lab.writes).toEqual(['create A', 'create B'])
  })

  test('stays until its record goes, while that waits for something else', async () => {
    const lab = new Lab('lab')
    lab.add('A', { claims: 'taken' })
    const b = lab.add('B', { claims: 'taken' })
    world = await createWorld({ sandbox: { sizes: { customers: 1 } }, entity: 'lab', engine: { entityModule: entitiesOf(lab) } })
    await world.run()
    await edit('B', [{ field: 'claims', label: 'Claim', source: 'claims', before: 'taken', after: 'free' }, { field: 'parent', label: 'Parent', source: 'parent', before: '', after: 'P' }])
    await world.run('retry')
    expect(await world.record('B')).toMatchObject({ state: 'waiting', waitsFor: 'lab:P' })
    expect(await editOf('B')).toMatchObject({ state: 'asked' })
    lab.add('P')
    await world.run()
    expect(await world.record('B')).toMatchObject({ state: 'synced' })
    expect(b.source).toEqual({ name: 'B', claims: 'taken' })
    expect(await editOf('B')).toMatchObject({ state: 'sent' })
  })

  test('keeps what its record holds while it is left so', async () => {
    const lab = new Lab('lab')
    lab.add('A', { claims: 'one' })
    lab.add('B', { claims: 'one' })
    world = await createWorld({ sandbox: { sizes: { customers: 1 } }, entity: 'lab', engine: { entityModule: entitiesOf(lab) } })
    await world.run()
    await edit('B', [{ field: 'claims', label: 'Claim', source: 'claims', before: 'one', after: 'two' }])
    await world.run('retry')
    await world.run('sync', { full: true })
    await world.db.transaction((tx) => tx.record.updateMany({ where: { sourceKey: 'B' }, data: { nextTryAt: new Date() } }))
    await world.run('retry')
    lab.add('C', { claims: 'two' })
    await world.run()
    expect(await world.record('C')).toMatchObject({ state: 'failed', reason: expect.stringMatching(/two is B’s/) })
    expect(await world.record('B')).toMatchObject({ state: 'synced', nextTryAt: null, warnings: [expect.stringMatching(/^Edited by Sue/)] })
  })

  test('stands in the place of a value that a table has no row for', async () => {
    world = await createWorld()
    await world.set({ mapping: { 'taxvat': { from: 'table', field: 'CUSTTYPE', table: {} } } })
    await world.run()
    const failed = (await world.records()).find((record) => record.failureCode === 'VALUE_UNMAPPED')
    const key = failed?.sourceKey ?? ''
    const [offer] = editsOffered(customers as never, { settings: {}, mapping: { taxvat: { from: 'table', field: 'CUSTTYPE', table: {} } } }, failed?.failure as unknown as Failure, failed?.source as Record<string, string>)
    expect(offer).toEqual({ field: 'taxvat', label: 'Tax/VAT number', help: '', source: null, value: '' })
    await edit(key, [{ field: 'taxvat', label: 'Tax/VAT number', source: null, before: '', after: 'DE1' }])
    await world.run('retry')
    const record = await world.record(key)
    expect(record).toMatchObject({ state: 'synced' })
    expect(world.sandbox.magento.customers.list().find(({ id }) => String(id) === record.targetId)?.taxvat).toBe('DE1')
  })
})
