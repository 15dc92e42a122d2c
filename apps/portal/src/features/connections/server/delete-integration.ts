import { setTimeout as sleep } from 'node:timers/promises'
import { contentsOfIntegration, deleteIntegration as deleteRows, windDownIntegration, type IntegrationContents, type TenantDb } from '@causeway/db'
import type { Queues } from '@causeway/queue'
import { audit } from '#server/audit.ts'
import type { Member } from '#server/member.ts'
import { notThere, Refusal } from '#server/refusal.ts'

/** A worker obeys within five seconds; one that is gone is not waited for. */
const windDownMs = 10_000
/** A million records take their time. */
const deleteMs = 300_000

/** What would be lost with an integration. Throws Refusal. */
export async function contentsHere(db: TenantDb, id: string): Promise<IntegrationContents> {
  const contents = await db.transaction((tx) => contentsOfIntegration(tx, id))
  if (!contents) throw notThere('This integration')
  return contents
}

/**
 * Deletes an integration, its processes, records, links and histories, after its active runs were cancelled. `name` is what the person typed. Throws
 * Refusal when that is not its name. The shop and the books keep what they have.
 */
export async function deleteIntegration(
  { db, member }: { db: TenantDb; member: Pick<Member, 'userId' | 'name'> }, id: string, name: string, queue: Pick<Queues, 'enqueueRun'>, send: (sending: Promise<void>) => Promise<void>,
): Promise<void> {
  const { name: wanted } = await contentsHere(db, id)
  if (name.trim() !== wanted) throw new Refusal(422, 'invalid', 'That is not its name.', { name: `Type “${wanted}” as it is written, to delete it.` })
  // Nobody waits for a worker that never hears of it: its run is gone in any case.
  for (const runId of await windDownIntegration(db, id)) await send(queue.enqueueRun({ tenantId: db.tenantId, runId }))
  for (const end = Date.now() + windDownMs; Date.now() < end && (await contentsHere(db, id)).activeRuns > 0;) await sleep(250)
  await db.transaction(async (tx) => {
    const contents = await contentsOfIntegration(tx, id)
    if (!contents || !await deleteRows(tx, id)) throw notThere('This integration')
    const { processes, records, runs } = contents
    await audit(tx, db.tenantId, member, { action: 'integration.delete', subject: wanted, before: { processes, records, runs } })
  }, { timeoutMs: deleteMs })
}
