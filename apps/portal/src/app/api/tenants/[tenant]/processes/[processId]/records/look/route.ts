import { countByState, recordsById } from '@causeway/db'
import { z } from 'zod'
import { activeRun } from '#features/records/server/active-run.ts'
import { gridProcess } from '#features/records/server/grid-info.ts'
import { processParams } from '#features/records/server/route-parts.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const query = z.object({ ids: z.string().regex(/^(\d{1,18}(,\d{1,18}){0,299})?$/).default('') })

/** How some records stand now, for a grid that is open. */
export const GET = tenantRoute({ permission: 'view', params: processParams, query }, async ({ db, params, query: { ids } }) => {
  const { id } = await gridProcess(db, params.processId)
  return db.transaction(async (tx) => ({
    rows: ids ? await recordsById(tx, id, ids.split(',').map(BigInt)) : [], byState: await countByState(tx, id), run: await activeRun(tx, id),
  }))
})
