import { connectionId, type Database } from '@causeway/db'
import { testConnection, type GuardedAgents } from '@causeway/sync'
import type { ConnectionReport } from '@causeway/sync/connections'
import type { Vault } from '@causeway/vault'
import { secretReader } from '../secrets.ts'
import { demoIntacct, demoMagento, demoPassword, demoTenant, otherTenant } from './demo.ts'
import { seedProcesses } from './processes.ts'
import { seedTenant } from './tenants.ts'

/** Where the sandbox's gateway answers, below its address. */
const gatewayPath = '/ia/xml/xmlgw.phtml'

/**
 * Makes the demo: a tenant that is connected to the sandbox, and one beside it that is connected to nothing. Whatever is there already is
 * left as it is. Answers the reports of the connections that were tested.
 */
export async function seedDemo({ database, vault, agents, sandboxUrl }: { database: Database; vault: Vault; agents: GuardedAgents; sandboxUrl: string }): Promise<ConnectionReport[]> {
  const base = sandboxUrl.replace(/\/+$/, '')
  const { senderPassword, userPassword, ...books } = demoIntacct
  const demo = await seedTenant(database, vault, {
    ...demoTenant,
    connections: [
      { system: 'intacct', settings: { url: `${base}${gatewayPath}`, ...books, entityId: '' }, secrets: { senderPassword, userPassword }, maxInFlight: 2 },
      { system: 'magento', settings: { baseUrl: base, authentication: 'oauth', adminUser: '' }, secrets: demoMagento, maxInFlight: 4 },
    ],
  }, demoPassword)
  const reports: ConnectionReport[] = []
  for (const { id } of await demo.transaction((tx) => tx.connection.findMany({ where: { lastTestAt: null }, select: { id: true } }))) {
    reports.push(await testConnection({ database, agents, secretsOf: secretReader(vault, database) }, demo, connectionId(id), AbortSignal.timeout(60_000)))
  }
  await seedProcesses(demo, 'Sage Intacct and Magento', demoTenant.timeZone)

  const other = await seedTenant(database, vault, {
    ...otherTenant,
    connections: [
      { system: 'intacct', settings: { url: 'https://api.intacct.com/ia/xml/xmlgw.phtml', companyId: '', senderId: '', userId: '', entityId: '' }, maxInFlight: 2 },
      { system: 'magento', settings: { baseUrl: '', authentication: 'oauth', adminUser: '' }, maxInFlight: 4 },
    ],
  }, demoPassword)
  await seedProcesses(other, 'Sage Intacct and Magento', otherTenant.timeZone)
  return reports
}
