import type { Connection, Database, TenantId } from '@causeway/db'
import type { SecretReader } from '@causeway/sync'
import type { Vault } from '@causeway/vault'

/**
 * Opens the sealed secrets of connections; a connection without any has none. What an earlier master key sealed is sealed again with
 * the newest one, so that the earlier key can go in time. Throws VaultError.
 */
export function secretReader(vault: Vault, database: Database): SecretReader {
  return async (tenantId, connection) => {
    const { id: connectionId, sealed, keyVersion } = connection
    if (!sealed || keyVersion === null) return {}
    const text = vault.open({ sealed: Uint8Array.from(sealed), keyVersion }, { tenantId, connectionId })
    if (!vault.isCurrent({ keyVersion })) await sealAgain(vault, database, tenantId, connection, text)
    return JSON.parse(text) as Record<string, string>
  }
}

/** By hand rather than by Prisma, which would make the row look changed by somebody. Whoever saved the connection meanwhile wins. */
async function sealAgain(vault: Vault, database: Database, tenantId: TenantId, { id, updatedAt }: Connection, text: string): Promise<void> {
  const { sealed, keyVersion } = vault.seal(text, { tenantId, connectionId: id })
  await database.tenant(tenantId).transaction((tx) => tx.$executeRaw`
    UPDATE connection SET sealed = ${sealed}, key_version = ${keyVersion} WHERE id = ${id}::uuid AND updated_at = ${updatedAt}`)
}
