import { userId } from '@causeway/db'
import { redirect } from 'next/navigation'
import { database } from '#server/database.ts'
import { person } from '#server/session/person.ts'

/** Goes to the person's first organisation. */
export default async function Home() {
  const who = await person()
  if (!who) redirect('/sign-in')
  const [first] = await database().memberships(userId(who.userId))
  redirect(first ? `/${first.slug}` : '/no-organisation')
}
