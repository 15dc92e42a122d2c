import { countByState, countRecords } from '@causeway/db'
import { z } from 'zod'
import { recordWords } from '#features/records/record-words.ts'
import { activeRun } from '#features/records/server/active-run.ts'
import { gridProcess } from '#features/records/server/grid-info.ts'
import { filterHere, processParams } from '#features/records/server/route-parts.ts'
import { tenantRoute } from '#server/tenant-route.ts'

/** How many match; above 10,000 only with `exactly=1`. */
export const GET = tenantRoute({ permission: 'view', params: processParams, query: recordWords.extend({ exactly: z.literal('1').optional() }) },
  async ({ db, member, params, query }) => {
    const { id } = await gridProcess(db, params.processId)
    return db.transaction(async (tx) => ({
      ...await countRecords(tx, id, filterHere(query, member), { exactly: query.exactly === '1' }),
      byState: await countByState(tx, id), run: await activeRun(tx, id),
    }))
  })
