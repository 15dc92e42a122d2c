import type { Connection, TenantId } from '@causeway/db'
import { createIntacctClient, type IntacctCall, type IntacctClient } from '@causeway/intacct'
import { createMagentoClient, type MagentoAuth, type MagentoCall, type MagentoClient } from '@causeway/magento'
import type { CallCounts } from '../engine/slice-context.ts'
import type { GuardedAgents } from './egress.ts'

/** Opens the two clients of an integration for one slice of a run. */
export type ClientOpener = (request: {
  tenantId: TenantId
  intacct: Connection
  magento: Connection
  calls: CallCounts
  /** The target shows strain: 429, 5xx, a deadlock, no answer. */
  onStrain(): void
  signal: AbortSignal
  /** Calls to the shop in flight at most: the permits that are held. Default: no limit. */
  mostAtATime?: number
}) => Promise<{ intacct: IntacctClient; magento: MagentoClient; close(): Promise<void> }>

/** Reads the sealed secrets of a connection. */
export type SecretReader = (tenantId: TenantId, connection: Connection) => Promise<Record<string, string>>

/** One call to one of the two systems, for counting and measuring; `status` is undefined when no answer came. */
export interface ObservedCall { system: 'intacct' | 'magento'; status: number | undefined; ok: boolean; durationMs: number }

/** How a client is opened when not for a run. */
export interface OpenOptions {
  signal?: AbortSignal
  /** For one try. Default: the client's own. */
  timeoutMs?: number
  /** Tries after the first. Default: the client's own. */
  retries?: number
  /** Calls in flight at most. Default for the books: as the connection says; for the shop: no limit. */
  maxConcurrency?: number
}

export function createClientOpener(secretsOf: SecretReader, agents: GuardedAgents, observe: (call: ObservedCall) => void = () => {}): ClientOpener {
  return async ({ tenantId, intacct, magento, calls, onStrain, signal, mostAtATime }) => {
    const clients = {
      intacct: openIntacct(intacct, await secretsOf(tenantId, intacct), agents, (call) => {
        calls.intacct += call.transactions
        observe({ system: 'intacct', status: call.status, ok: call.ok, durationMs: call.durationMs })
      }, { signal }),
      magento: openMagento(magento, await secretsOf(tenantId, magento), agents, (call) => {
        calls.magento += 1
        observe({ system: 'magento', status: call.status, ok: call.ok, durationMs: call.durationMs })
        if (call.transient || call.status === undefined || call.status === 429 || call.status >= 500) onStrain()
      }, { signal, ...(mostAtATime === undefined ? {} : { maxConcurrency: mostAtATime }) }),
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

/** A text among a connection's settings; '' when it is not there. */
export const settingText = (settings: unknown, name: string): string => {
  const value = (settings as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : ''
}

/** A client for the books; `onCall` hears of each call, its billable transactions too. */
export function openIntacct(
  connection: Pick<Connection, 'settings' | 'maxInFlight'>, secrets: Record<string, string>, agents: GuardedAgents,
  onCall: (call: IntacctCall) => void, options: OpenOptions = {},
): IntacctClient {
  const { settings } = connection
  return createIntacctClient({
    url: settingText(settings, 'url'), senderId: settingText(settings, 'senderId'), senderPassword: secrets.senderPassword ?? '',
    companyId: settingText(settings, 'companyId'), userId: settingText(settings, 'userId'), userPassword: secrets.userPassword ?? '',
    entityId: settingText(settings, 'entityId'), maxConcurrency: connection.maxInFlight, agents, onCall, ...options,
  })
}

/** A client for the shop; `onCall` hears of each call. */
export function openMagento(
  connection: Pick<Connection, 'settings' | 'maxInFlight'>, secrets: Record<string, string>, agents: GuardedAgents,
  onCall: (call: MagentoCall) => void, options: OpenOptions = {},
): MagentoClient {
  const { settings } = connection
  return createMagentoClient({ baseUrl: settingText(settings, 'baseUrl'), auth: magentoAuth(settings, secrets), agents, onCall, ...options })
}

function magentoAuth(settings: unknown, secrets: Record<string, string>): MagentoAuth {
  const secret = (name: string) => secrets[name] ?? ''
  switch (settingText(settings, 'authentication')) {
    case 'admin': return { kind: 'admin', username: settingText(settings, 'adminUser'), password: secret('adminPassword') }
    case 'bearer': return { kind: 'bearer', token: secret('bearerToken') }
    default: return {
      kind: 'oauth', consumerKey: secret('consumerKey'), consumerSecret: secret('consumerSecret'),
      accessToken: secret('accessToken'), accessTokenSecret: secret('accessTokenSecret'),
    }
  }
}
