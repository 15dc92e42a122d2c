import { beginDeletion, contentsOfIntegration, type IntegrationContents, type TenantDb } from '@causeway/db'
import type { Queues } from '@causeway/queue'
import { audit } from '#server/audit.ts'
import type { Member } from '#server/member.ts'
import { notThere, Refusal } from '#server/refusal.ts'

/** What would be lost with an integration. Throws Refusal. */
export async function contentsHere(db: TenantDb, id: string): Promise<IntegrationContents> {
  const contents = await db.transaction((tx) => contentsOfIntegration(tx, id))
  if (!contents) throw notThere('This integration')
  return contents
}

/**
 * Has an integration deleted with its processes, records, links and histories: from now on it is gone for everybody, its active runs are cancelled, and the worker
 * deletes what it holds. `name` is what the person typed. Throws Refusal when that is not its name. The shop and the books keep what they have.
 */
export async function deleteIntegration(
  { db, member }: { db: TenantDb; member: Pick<Member, 'userId' | 'name'> }, id: string, name: string, queue: Pick<Queues, 'enqueueRun' | 'enqueueTask'>, send: (sending: Promise<void>) => Promise<void>,
): Promise<void> {
  const { tenantId } = db
  const { taskId, activeRuns } = await db.transaction(async (tx) => {
    const contents = await contentsOfIntegration(tx, id)
    if (!contents) throw notThere('This integration')
    const { name: wanted, processes, records, runs } = contents
    if (name.trim() !== wanted) throw new Refusal(422, 'invalid', 'That is not its name.', { name: `Type “${wanted}” as it is written, to delete it.` })
    const begun = await beginDeletion(tx, db, id)
    if (!begun) throw notThere('This integration')
    await audit(tx, tenantId, member, { action: 'integration.delete', subject: wanted, before: { processes, records, runs } })
    return begun
  })
  // Nobody waits for a worker that never hears of it: its run is gone in any case.
  for (const runId of activeRuns) await send(queue.enqueueRun({ tenantId, runId }))
  await send(queue.enqueueTask({ tenantId, taskId }))
}
