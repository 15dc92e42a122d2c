import type { Database } from '@causeway/db'
import type { SystemDatabase } from '@causeway/db/system'
import { VaultError, type Vault } from '@causeway/vault'
import { secretReader } from '../secrets.ts'

/** A connection whose secrets none of the given keys opens. */
export interface Unopened { tenantId: string; connectionId: string; name: string }

/**
 * Seals the secrets of all tenants' connections with the newest master key, after which earlier keys may go if none is left `unopened`.
 * `sealed` counts those that were not sealed with it before.
 */
export async function sealAnew({ database, system, vault }: { database: Database; system: SystemDatabase; vault: Vault }): Promise<{ sealed: number; unopened: Unopened[] }> {
  const secretsOf = secretReader(vault, database)
  const unopened: Unopened[] = []
  let sealed = 0
  for (const tenantId of await system.tenantIds()) {
    const connections = await database.tenant(tenantId).transaction((tx) => tx.connection.findMany({ where: { keyVersion: { not: null } }, orderBy: { createdAt: 'asc' } }))
    for (const connection of connections) {
      if (connection.keyVersion === null || vault.isCurrent({ keyVersion: connection.keyVersion })) continue
      try {
        await secretsOf(tenantId, connection)
        sealed += 1
      } catch (error) {
        if (!(error instanceof VaultError)) throw error
        unopened.push({ tenantId, connectionId: connection.id, name: connection.name })
      }
    }
  }
  return { sealed, unopened }
}
