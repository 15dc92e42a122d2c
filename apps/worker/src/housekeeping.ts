import { resumeDeletions, type Database } from '@causeway/db'
import type { SystemDatabase } from '@causeway/db/system'

/** Somebody may still look at what a task answered. */
const tasksAreKeptMs = 30 * 24 * 3_600_000

/**
 * Removes what nobody needs any more and would grow without an end: sign-ins that are over, tasks that were done long ago. Records, their
 * histories, runs and the audit trail stay. Answers how many rows went.
 */
export async function clearAway({ database, system }: { database: Database; system: SystemDatabase }, now = new Date()): Promise<{ sessions: number; tasks: number }> {
  const sessions = await database.identity.clearSessions()
  let tasks = 0
  for (const tenantId of await system.tenantIds()) {
    const db = database.tenant(tenantId)
    tasks += await db.transaction(async (tx) => {
      await resumeDeletions(tx, db)
      const { count } = await tx.task.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - tasksAreKeptMs) }, state: { in: ['done', 'failed'] } } })
      return count
    })
  }
  return { sessions, tasks }
}
