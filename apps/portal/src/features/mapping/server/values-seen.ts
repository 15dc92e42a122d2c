import type { TenantDb } from '@causeway/db'
import { processHere } from '../../process/server/process-here.ts'
import type { SeenValue } from '../seen-value.ts'

/** How many of the latest records are looked through; all of them would take too long in a large process. */
const looksAt = 20_000

/** The values that a source field had in the latest records of a process, the most frequent first, at most 100. */
export async function valuesSeen(db: TenantDb, processId: string, field: string): Promise<SeenValue[]> {
  await processHere(db, processId)
  const rows = await db.transaction((tx) => tx.$queryRaw<{ value: string; count: bigint }[]>`
    SELECT coalesce(source ->> ${field}, '') AS value, count(*) AS count
    FROM (SELECT source FROM record WHERE process_id = ${processId}::uuid AND source IS NOT NULL ORDER BY id DESC LIMIT ${looksAt}::int) AS latest
    WHERE source ? ${field}
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 100`)
  return rows.map(({ value, count }) => ({ value, count: Number(count) }))
}
