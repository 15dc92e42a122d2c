import type { TenantDb } from './tenant-db.ts'

const partSize = 2_000

/** When histories began that are kept for so many months. */
export function keptSince(months: number, now: Date): Date {
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - months)
  return since
}

/** Removes a tenant's runs that ended before `before`, some thousand at a time. Answers how many. */
export async function clearOldRuns(db: TenantDb, before: Date): Promise<number> {
  for (let cleared = 0; ;) {
    const count = await db.plain((tx) => tx.$executeRaw`
      DELETE FROM run WHERE id IN (SELECT id FROM run WHERE tenant_id = current_tenant() AND created_at < ${before} AND ended_at < ${before} LIMIT ${partSize}::int)`)
    cleared += count
    if (count < partSize) return cleared
  }
}

/** Removes what a tenant keeps no longer of its records' histories, some thousand entries at a time. Nothing for a tenant that has no time of its own. */
export async function clearOldHistories(db: TenantDb): Promise<void> {
  const processes = await db.transaction((tx) => tx.process.findMany({ select: { id: true } }))
  for (const { id } of processes) {
    for (let after: string | null = ''; after !== null;) {
      const from: string = after
      const [row] = await db.plain((tx) => tx.$queryRaw<{ last: string | null }[]>`SELECT erase_old_part_of_histories(${id}::uuid, ${from}, ${partSize}::int) AS last`)
      after = row?.last ?? null
    }
  }
}
