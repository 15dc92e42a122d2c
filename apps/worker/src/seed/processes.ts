import type { TenantDb } from '@causeway/db'
import type { Directory } from '@causeway/sync/connections'
import { entities } from '@causeway/sync/entities'
import { demoSettings } from './settings.ts'

/** Makes the integration of a tenant's two connections, with a process for each entity that has none yet. */
export async function seedProcesses(db: TenantDb, name: string, timeZone: string): Promise<void> {
  await db.transaction(async (tx) => {
    const connections = await tx.connection.findMany({ orderBy: { createdAt: 'asc' } })
    const [intacct, magento] = (['intacct', 'magento'] as const).map((system) => connections.find((one) => one.system === system))
    if (!intacct || !magento) throw new Error('The seed needs a connection of each system.')
    const integration = await tx.integration.findFirst()
      ?? await tx.integration.create({ data: { tenantId: db.tenantId, name, intacctConnectionId: intacct.id, magentoConnectionId: magento.id } })
    for (const entity of entities) {
      await tx.process.createMany({
        data: [{
          tenantId: db.tenantId, integrationId: integration.id, entity: entity.name, timeZone,
          settings: demoSettings(entity, intacct.directory as Directory, magento.directory as Directory) as object,
        }],
        skipDuplicates: true,
      })
    }
  })
}
