import { listRecords } from '@causeway/db'
import { z } from 'zod'
import { recordWords, sortOf } from '#features/records/record-words.ts'
import { gridProcess } from '#features/records/server/grid-info.ts'
import { filterHere, processParams } from '#features/records/server/route-parts.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const query = recordWords.extend({ after: z.string().max(2_000).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) })

/** A page of a process's records. */
export const GET = tenantRoute({ permission: 'view', params: processParams, query }, async ({ db, member, params, query: words }) => {
  const { id } = await gridProcess(db, params.processId)
  return db.transaction((tx) => listRecords(tx, {
    processId: id, filter: filterHere(words, member), sort: sortOf(words.sort), after: words.after ?? null, limit: words.limit,
  }))
})
