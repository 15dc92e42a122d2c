import { z } from 'zod'
import { changeIntegration } from '#features/connections/server/integrations.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const body = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(80, 'At most 80 characters.').optional(),
  enabled: z.boolean().optional(),
})

export const PATCH = tenantRoute({ permission: 'configure', params: z.object({ integrationId: z.uuid() }), body }, async ({ db, member, params, body: change }) => {
  await changeIntegration({ db, member }, params.integrationId, change)
  return {}
})
