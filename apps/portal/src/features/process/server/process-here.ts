import { entityNamed, type EntityDefinition } from '@causeway/sync/entities'
import { ofLivingIntegration, type Process, type TenantDb, type Tx } from '@causeway/db'
import { notThere, Refusal } from '#server/refusal.ts'

/** The definition of a process's entity. Throws Refusal when this version of Causeway does not know it. */
export function entityOf(process: Pick<Process, 'entity'>): EntityDefinition {
  const entity = entityNamed(process.entity)
  if (!entity) throw new Refusal(409, 'unknown-entity', `This version of Causeway does not know the process “${process.entity}”. Ask your operator to update it.`)
  return entity
}

/** What the pages of a process need to know of it. */
export async function processHere(db: TenantDb, id: string) {
  const process = await db.transaction((tx) => tx.process.findUnique({
    where: { id, ...ofLivingIntegration },
    include: { integration: { include: {
      intacct: { select: { id: true, name: true, directory: true, directoryAt: true } },
      magento: { select: { id: true, name: true, directory: true, directoryAt: true } },
    } } },
  }))
  if (!process) throw notThere('This process')
  return { process, entity: entityOf(process) }
}
export type ProcessHere = Awaited<ReturnType<typeof processHere>>

/** The process, locked until the transaction ends, so that two changes follow one another. */
export async function lockProcess(tx: Tx, id: string): Promise<{ process: Process; entity: EntityDefinition }> {
  await tx.$queryRaw`SELECT id FROM process WHERE id = ${id}::uuid FOR UPDATE`
  const process = await tx.process.findUnique({ where: { id, ...ofLivingIntegration } })
  if (!process) throw notThere('This process')
  return { process, entity: entityOf(process) }
}

/** Refuses a change that was made on the ground of an older version. */
export function refuseOutdated(process: Pick<Process, 'version'>, version: number): void {
  if (process.version !== version) {
    throw new Refusal(409, 'changed-meanwhile', 'Somebody else changed this process while you were editing. Reload the page to see what is in force now, then make your change again.')
  }
}
