import { z } from 'zod'
import { searchEverywhere } from '#features/records/server/search-everywhere.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const query = z.object({ q: z.string().trim().min(1, 'Type what to look for.').max(200, 'The search is too long.') })

/** The first records of each process that a search finds. */
export const GET = tenantRoute({ permission: 'view', query }, ({ db, query: { q } }) => searchEverywhere(db, q))
