import { z } from 'zod'
import { recordWords, sortOf } from '#features/records/record-words.ts'
import { exportRecords } from '#features/records/server/export-records.ts'
import { gridInfo, gridProcess } from '#features/records/server/grid-info.ts'
import { filterHere, processParams } from '#features/records/server/route-parts.ts'
import { tenantRoute } from '#server/tenant-route.ts'

/** The filtered grid as a file: CSV, or JSON. */
export const GET = tenantRoute({ permission: 'view', params: processParams, query: recordWords.extend({ format: z.enum(['csv', 'json']).default('csv') }) }, async ({ db, member, tenant, params, query }) => {
  const grid = await gridProcess(db, params.processId)
  return exportRecords(db, grid, await gridInfo(db, member, tenant.slug, grid), { filter: filterHere(query, member), sort: sortOf(query.sort), format: query.format })
})
