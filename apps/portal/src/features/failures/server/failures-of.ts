import { ofLivingIntegration, type TenantDb } from '@causeway/db'
import { entityNamed } from '@causeway/sync/entities'

/** How many failed records are assigned to this member, by process. */
export async function failuresOf(db: TenantDb, userId: string): Promise<{ processId: string; gridTitle: string; count: number }[]> {
  const { counts, processes } = await db.transaction(async (tx) => ({
    counts: await tx.record.groupBy({ by: ['processId'], where: { assigneeId: userId, state: 'failed' }, _count: true }),
    processes: await tx.process.findMany({ where: ofLivingIntegration, select: { id: true, entity: true } }),
  }))
  const titles = new Map(processes.map(({ id, entity }) => [id, entityNamed(entity)?.gridTitle ?? entity]))
  return counts.flatMap((one) => {
    const gridTitle = titles.get(one.processId)
    return gridTitle === undefined ? [] : [{ processId: one.processId, gridTitle, count: one._count }]
  })
}
