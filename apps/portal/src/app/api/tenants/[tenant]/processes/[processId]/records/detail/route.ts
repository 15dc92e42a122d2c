import { z } from 'zod'
import { gridProcess } from '#features/records/server/grid-info.ts'
import { recordDetails } from '#features/records/server/record-details.ts'
import { processParams } from '#features/records/server/route-parts.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const query = z.object({ key: z.string().min(1).max(500), before: z.string().regex(/^\d{1,18}$/).optional() })

/** Everything about one record, and its history before an event. */
export const GET = tenantRoute({ permission: 'view', params: processParams, query }, async ({ db, params, query: { key, before } }) => {
  const grid = await gridProcess(db, params.processId)
  return db.transaction((tx) => recordDetails(tx, grid, key, before === undefined ? undefined : BigInt(before)))
})
