import { z } from 'zod'
import { contentsHere, deleteIntegration } from '#features/connections/server/delete-integration.ts'
import { changeIntegration } from '#features/connections/server/integrations.ts'
import { queues, send } from '#server/queues.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const body = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(80, 'At most 80 characters.').optional(),
  enabled: z.boolean().optional(),
})

const params = z.object({ integrationId: z.uuid() })

/** What it holds: what would be lost with it. */
export const GET = tenantRoute({ permission: 'configure', params }, ({ db, params: { integrationId } }) => contentsHere(db, integrationId))

export const PATCH = tenantRoute({ permission: 'configure', params, body }, async ({ db, member, params, body: change }) => {
  await changeIntegration({ db, member }, params.integrationId, change)
  return {}
})

/** Deletes it with all that it holds; `name` is typed by the person. */
export const DELETE = tenantRoute({ permission: 'configure', params, body: z.object({ name: z.string().max(200) }) }, async ({ db, member, params: { integrationId }, body: { name } }) => {
  await deleteIntegration({ db, member }, integrationId, name, queues(), send)
  return {}
})
