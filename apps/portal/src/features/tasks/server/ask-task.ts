import { taskInputs, type TaskInput, type TaskKind } from '@causeway/sync/connections'
import { taskId, type Prisma, type Task, type TenantDb } from '@causeway/db'
import { queues, send } from '#server/queues.ts'

/** Asks the worker for something: a row first, then its id to the queue. Answers the task's id. */
export async function askTask<Kind extends TaskKind>(
  db: TenantDb, kind: Kind, input: TaskInput<Kind>, connectionId: string | null = null,
): Promise<string> {
  const task = await db.transaction((tx) => tx.task.create({
    data: { tenantId: db.tenantId, kind, connectionId, requestedBy: db.actorId ?? null, input: taskInputs[kind].parse(input) as Prisma.InputJsonValue },
  }))
  await sendTask(db, task)
  return task.id
}

export const sendTask = (db: TenantDb, task: Pick<Task, 'id'>): Promise<void> =>
  send(queues().enqueueTask({ tenantId: db.tenantId, taskId: taskId(task.id) }))
