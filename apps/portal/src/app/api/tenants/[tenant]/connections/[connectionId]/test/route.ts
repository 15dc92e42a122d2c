import { z } from 'zod'
import { testConnection } from '#features/connections/server/test-connection.ts'
import { tenantRoute } from '#server/tenant-route.ts'

export const POST = tenantRoute({ permission: 'connections', params: z.object({ connectionId: z.uuid() }) }, async ({ db, params: { connectionId } }) =>
  ({ taskId: await testConnection(db, connectionId) }))
