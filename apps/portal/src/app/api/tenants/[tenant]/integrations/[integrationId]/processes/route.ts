import { z } from 'zod'
import { addProcess } from '#features/connections/server/integrations.ts'
import { tenantRoute } from '#server/tenant-route.ts'

export const POST = tenantRoute(
  { permission: 'configure', params: z.object({ integrationId: z.uuid() }), body: z.object({ entity: z.string().max(60) }) },
  async ({ db, member, params, body }) => ({ id: await addProcess({ db, member }, params.integrationId, body.entity) }),
)
