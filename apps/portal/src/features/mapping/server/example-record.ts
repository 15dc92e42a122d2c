import type { TaskInput } from '@causeway/sync/connections'
import { ofLivingIntegration, type TenantDb } from '@causeway/db'
import { notThere } from '#server/refusal.ts'
import { askTask } from '../../tasks/server/ask-task.ts'

/**
 * Asks the worker for an example: the record with this key, or the one that follows `after` in the grid, or whichever is at
 * hand. Answers the task's id.
 */
export async function askForExample(
  db: TenantDb, processId: string, asked: Pick<TaskInput<'example-record'>, 'key' | 'settings' | 'mapping'> & { after?: string | undefined },
): Promise<string> {
  const { after, ...input } = asked
  const key = input.key ?? await db.transaction(async (tx) => {
    const process = await tx.process.findUnique({ where: { id: processId, ...ofLivingIntegration }, select: { id: true } })
    if (!process) throw notThere('This process')
    const last = after === undefined ? null : await tx.record.findUnique({ where: { processId_sourceKey: { processId, sourceKey: after } }, select: { id: true } })
    const next = last ? await tx.record.findFirst({ where: { processId, id: { gt: last.id } }, orderBy: { id: 'asc' }, select: { sourceKey: true } }) : null
    return (next ?? await tx.record.findFirst({ where: { processId }, orderBy: { id: 'asc' }, select: { sourceKey: true } }))?.sourceKey
  })
  return askTask(db, 'example-record', { processId, ...input, ...(key === undefined ? {} : { key }) })
}
