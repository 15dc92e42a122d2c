import { randomUUID } from 'node:crypto'
import { userId, type Database, type UserId } from '@causeway/db'
import { hashPassword } from '@causeway/vault'
import type { DemoPerson } from './demo.ts'

/** Makes the people who are not there yet; those who are keep their passwords. Answers their ids, in order. */
export async function people(database: Database, wanted: readonly DemoPerson[], password: string): Promise<UserId[]> {
  const ids: UserId[] = []
  for (const { email, name } of wanted) {
    const there = await database.identity.byEmail(email)
    const id = there?.id ?? userId(randomUUID())
    if (!there) {
      const passwordHash = await hashPassword(password)
      await database.identity.as(id, (tx) => tx.user.createMany({ data: [{ id, email, name, passwordHash }] }))
    }
    ids.push(id)
  }
  return ids
}
