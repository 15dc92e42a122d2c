import type { TaskFailure } from '@causeway/sync/connections'
import type { TenantDb } from '@causeway/db'
import { notThere } from '#server/refusal.ts'
import type { TaskView } from '../task-view.ts'

/** How a task stands. Its input is not shown: nobody needs it. */
export async function taskView(db: TenantDb, id: string): Promise<TaskView> {
  const task = await db.transaction((tx) => tx.task.findUnique({ where: { id } }))
  if (!task) throw notThere('This task')
  const result: unknown = task.result
  switch (task.state) {
    case 'done': return { id, state: 'done', result }
    case 'failed': return { id, state: 'failed', failure: (result as TaskFailure | null) ?? { message: 'The work failed without saying why.' } }
    case 'queued': case 'running': return { id, state: task.state, sinceMs: Date.now() - task.createdAt.getTime() }
  }
}
