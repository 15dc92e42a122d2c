import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createDatabase, userId, type Database } from '@causeway/db'
import { verifyPassword } from '@causeway/vault'
import { addOrganisation, newOrganisation, SlugTaken } from '../src/organisations/add-organisation.ts'

describe('adding an organisation', () => {
  let database: Database
  const slug = `org-${randomUUID().slice(0, 8)}`
  const wanted = newOrganisation.parse({ name: 'Example Ltd', slug, owner: `Ada@${slug}.example`, timeZone: 'Europe/London' })

  beforeAll(() => { database = createDatabase({ url: process.env.APP_DATABASE_URL ?? '' }) })
  afterAll(() => database.close())
  const owner = async () => {
    const person = await database.identity.byEmail(`ada@${slug}.example`)
    if (!person) throw new Error('Nobody was added.')
    return person
  }

  test('makes it with its owner, who can sign in with the password that is told', async () => {
    const { password } = await addOrganisation(database, wanted)
    const { id, passwordHash } = await owner()
    expect(await verifyPassword(passwordHash, password ?? '')).toBe(true)
    expect(await database.memberships(userId(id))).toEqual([expect.objectContaining({ slug, name: 'Example Ltd', role: 'owner' })])
  })

  test('a person who is known keeps his password, and owns both', async () => {
    const before = await owner()
    expect(await addOrganisation(database, { ...wanted, slug: `${slug}-b`, name: 'Second' })).toEqual({ password: null })
    expect((await owner()).passwordHash).toBe(before.passwordHash)
    expect((await database.memberships(userId(before.id))).map((one) => one.slug).sort()).toEqual([slug, `${slug}-b`])
  })

  test('a slug that is taken is refused, and leaves nothing behind', async () => {
    await expect(addOrganisation(database, { ...wanted, owner: `bob@${slug}.example` })).rejects.toBeInstanceOf(SlugTaken)
    expect(await database.identity.byEmail(`bob@${slug}.example`)).toBeNull()
  })

  test.each([
    [{ slug: 'Not A Slug' }, 'slug'], [{ owner: 'nobody' }, 'owner'], [{ timeZone: 'Mars/Base' }, 'timeZone'], [{ name: ' ' }, 'name'],
  ])('%o is refused, and the field is named', (change, field) => {
    const checked = newOrganisation.safeParse({ name: 'A', slug: 'ab', owner: 'a@example.com', ...change })
    expect(checked.error?.issues.map(({ path }) => path[0])).toEqual([field])
  })
})
