import { z } from 'zod'
import { switchProcess } from '#features/process/server/switch-process.ts'
import { tenantRoute } from '#server/tenant-route.ts'

export const PUT = tenantRoute({ permission: 'configure', params: z.object({ processId: z.uuid() }), body: z.object({ enabled: z.boolean() }) }, async ({ db, member, params, body }) => {
  await switchProcess({ db, member }, params.processId, body.enabled)
  return {}
})
