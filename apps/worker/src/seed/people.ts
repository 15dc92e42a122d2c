import { userId, type Database, type UserId } from '@causeway/db'
import { hashPassword } from '@causeway/vault'
import type { DemoPerson } from './demo.ts'

/** Makes the people who are not there yet; those who are keep their passwords. Answers their ids, in order. */
export async function people(database: Database, wanted: readonly DemoPerson[], password: string): Promise<UserId[]> {
  const ids: UserId[] = []
  for (const { email, name } of wanted) {
    const there = await database.identity.user.findUnique({ where: { email }, select: { id: true } })
    const person = there ?? await database.identity.user.create({ data: { email, name, passwordHash: await hashPassword(password) }, select: { id: true } })
    ids.push(userId(person.id))
  }
  return ids
}
