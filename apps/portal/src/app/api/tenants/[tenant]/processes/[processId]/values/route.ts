import { z } from 'zod'
import { valuesSeen } from '#features/mapping/server/values-seen.ts'
import { tenantRoute } from '#server/tenant-route.ts'

export const GET = tenantRoute(
  { permission: 'configure', params: z.object({ processId: z.uuid() }), query: z.object({ field: z.string().min(1).max(120) }) },
  ({ db, params, query }) => valuesSeen(db, params.processId, query.field),
)
