import type { Task } from './generated/client.ts'
import type { TaskId } from './ids.ts'
import type { TenantDb } from './tenant-db.ts'

/** The right to work on a task until `until`; that very time is its fence. */
export interface HeldTask { task: Task; until: Date }

/** Takes a task that nobody works on; null when there is none to take. `leaseMs`: how long it is kept from others. */
export async function takeTask(db: TenantDb, id: TaskId, leaseMs: number): Promise<HeldTask | null> {
  return db.transaction(async (tx) => {
    const until = new Date(Date.now() + leaseMs)
    const { count } = await tx.task.updateMany({
      where: { id, state: { in: ['queued', 'running'] }, OR: [{ leaseUntil: null }, { leaseUntil: { lt: new Date() } }] },
      data: { state: 'running', leaseUntil: until },
    })
    return count ? { task: await tx.task.findUniqueOrThrow({ where: { id } }), until } : null
  })
}

/** Stores what came of a task. False when another worker has taken it over meanwhile. */
export async function finishTask(db: TenantDb, { task, until }: HeldTask, state: 'done' | 'failed', result: object): Promise<boolean> {
  const { count } = await db.transaction((tx) => tx.task.updateMany({
    where: { id: task.id, state: 'running', leaseUntil: until }, data: { state, result, leaseUntil: null, endedAt: new Date() },
  }))
  return count > 0
}

/** Gives a task back undone, for another worker to take at once. */
export async function returnTask(db: TenantDb, { task, until }: HeldTask): Promise<void> {
  await db.transaction((tx) => tx.task.updateMany({ where: { id: task.id, leaseUntil: until }, data: { state: 'queued', leaseUntil: null } }))
}
