import type { TenantDb } from '@causeway/db'
import { notThere } from '#server/refusal.ts'
import { askTask, sendTask } from '../../tasks/server/ask-task.ts'

/** How long a test that was asked for is joined instead of asking for another one. */
const joinForMs = 60_000

/** Asks the worker to test a connection; a test that is under way already is joined. Answers the task's id. */
export async function testConnection(db: TenantDb, connectionId: string): Promise<string> {
  const [connection, active] = await db.transaction(async (tx) => [
    await tx.connection.findUnique({ where: { id: connectionId }, select: { updatedAt: true } }),
    await tx.task.findFirst({
      where: { connectionId, kind: 'test-connection', state: { in: ['queued', 'running'] }, createdAt: { gt: new Date(Date.now() - joinForMs) } },
      orderBy: { createdAt: 'desc' },
    }),
  ])
  if (!connection) throw notThere('This connection')
  // A test that began before the last change looks at what is no longer so.
  if (active && active.createdAt > connection.updatedAt) {
    await sendTask(db, active)
    return active.id
  }
  return askTask(db, 'test-connection', {}, connectionId)
}
