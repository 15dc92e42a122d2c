import type { Connection, TenantId } from '@causeway/db'
import { createIntacctClient, type IntacctClient } from '@causeway/intacct'
import { createMagentoClient, type MagentoClient } from '@causeway/magento'
import type { CallCounts } from '../engine/slice-context.ts'
import type { GuardedAgents } from './egress.ts'

/** Opens the two clients of an integration for one slice of a run. */
export type ClientOpener = (request: {
  tenantId: TenantId
  intacct: Connection
  magento: Connection
  calls: CallCounts
  /** The target shows strain: 429, 5xx, no answer. */
  onStrain(): void
  signal: AbortSignal
}) => Promise<{ intacct: IntacctClient; magento: MagentoClient; close(): Promise<void> }>

/** Reads the sealed secrets of a connection. */
export type SecretReader = (tenantId: TenantId, connection: Connection) => Promise<Record<string, string>>

export function createClientOpener(secretsOf: SecretReader, agents: GuardedAgents): ClientOpener {
  return async ({ tenantId, intacct, magento, calls, onStrain, signal }) => {
    const clients = {
      intacct: openIntacct(intacct, await secretsOf(tenantId, intacct), agents, (transactions) => { calls.intacct += transactions }, signal),
      magento: openMagento(magento, await secretsOf(tenantId, magento), agents, (status) => {
        calls.magento += 1
        if (status === undefined || status === 429 || status >= 500) onStrain()
      }, signal),
    }
    return {
      ...clients,
      async close() {
        clients.intacct.close()
        clients.magento.close()
      },
    }
  }
}

const text = (settings: unknown, name: string): string => {
  const value = (settings as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : ''
}

/** A client for the books; `onCall` hears the billable transactions of each call. */
export function openIntacct(
  connection: Pick<Connection, 'settings' | 'maxInFlight'>, secrets: Record<string, string>, agents: GuardedAgents,
  onCall: (transactions: number) => void, signal?: AbortSignal,
): IntacctClient {
  const { settings } = connection
  return createIntacctClient({
    url: text(settings, 'url'), senderId: text(settings, 'senderId'), senderPassword: secrets.senderPassword ?? '',
    companyId: text(settings, 'companyId'), userId: text(settings, 'userId'), userPassword: secrets.userPassword ?? '',
    entityId: text(settings, 'entityId'), maxConcurrency: connection.maxInFlight, agents,
    onCall: (call) => onCall(call.transactions), ...(signal ? { signal } : {}),
  })
}

/** A client for the shop; `onCall` hears the status of each call, undefined when none came. */
export function openMagento(
  connection: Pick<Connection, 'settings' | 'maxInFlight'>, secrets: Record<string, string>, agents: GuardedAgents,
  onCall: (status: number | undefined) => void, signal?: AbortSignal,
): MagentoClient {
  const { settings } = connection
  const secret = (name: string) => secrets[name] ?? ''
  const authentication = text(settings, 'authentication')
  return createMagentoClient({
    baseUrl: text(settings, 'baseUrl'),
    auth: authentication === 'admin' ? { kind: 'admin', username: text(settings, 'adminUser'), password: secret('adminPassword') }
      : authentication === 'bearer' ? { kind: 'bearer', token: secret('bearerToken') }
      : { kind: 'oauth', consumerKey: secret('consumerKey'), consumerSecret: secret('consumerSecret'), accessToken: secret('accessToken'), accessTokenSecret: secret('accessTokenSecret') },
    agents, onCall: (call) => onCall(call.status), ...(signal ? { signal } : {}),
  })
}
