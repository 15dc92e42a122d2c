import { json } from '#server/answer.ts'
import { database } from '#server/database.ts'

export const dynamic = 'force-dynamic'

/** 200 when the portal and its database answer. */
export async function GET(): Promise<Response> {
  try {
    await database().ping()
    return json({ status: 'ok' })
  } catch {
    return json({ status: 'failing', message: 'The database does not answer.' }, 503)
  }
}
