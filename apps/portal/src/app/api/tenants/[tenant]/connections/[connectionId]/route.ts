import { z } from 'zod'
import { connectionBody } from '#features/connections/server/connection-body.ts'
import { connectionView } from '#features/connections/server/connection-views.ts'
import { deleteConnection } from '#features/connections/server/delete-connection.ts'
import { changeConnection } from '#features/connections/server/save-connection.ts'
import { notThere } from '#server/refusal.ts'
import { tenantRoute } from '#server/tenant-route.ts'
import { vault } from '#server/vault.ts'

const params = z.object({ connectionId: z.uuid() })

export const GET = tenantRoute({ permission: 'view', params }, async ({ db, params: { connectionId } }) => {
  const view = await connectionView(db, connectionId)
  if (!view) throw notThere('This connection')
  return view
})

export const PUT = tenantRoute({ permission: 'connections', params, body: connectionBody }, ({ db, member, params: { connectionId }, body }) =>
  changeConnection({ db, member, vault: vault() }, connectionId, body))

export const DELETE = tenantRoute({ permission: 'connections', params }, async ({ db, member, params: { connectionId } }) => {
  await deleteConnection({ db, member }, connectionId)
  return {}
})
