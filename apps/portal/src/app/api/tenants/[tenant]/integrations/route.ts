import { z } from 'zod'
import { addIntegration, integrationViews } from '#features/connections/server/integrations.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const body = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(80, 'At most 80 characters.'),
  intacctConnectionId: z.uuid('Choose a connection to Sage Intacct.'),
  magentoConnectionId: z.uuid('Choose a connection to Magento.'),
})

export const GET = tenantRoute({ permission: 'view' }, ({ db }) => integrationViews(db))

export const POST = tenantRoute({ permission: 'connections', body }, async ({ db, member, body: input }) => ({ id: await addIntegration({ db, member }, input) }))
