import { connectionViews } from '#features/connections/server/connection-views.ts'
import { newConnectionBody } from '#features/connections/server/connection-body.ts'
import { addConnection } from '#features/connections/server/save-connection.ts'
import { tenantRoute } from '#server/tenant-route.ts'
import { vault } from '#server/vault.ts'

export const GET = tenantRoute({ permission: 'view' }, ({ db }) => connectionViews(db))

export const POST = tenantRoute({ permission: 'connections', body: newConnectionBody }, async ({ db, member, body: { system, ...input } }) =>
  ({ id: await addConnection({ db, member, vault: vault() }, system, input) }))
