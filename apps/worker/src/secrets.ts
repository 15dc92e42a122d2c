import type { Connection } from '@causeway/db'
import type { SecretReader } from '@causeway/sync'
import type { Vault } from '@causeway/vault'

/** Opens the sealed secrets of connections; a connection without any has none. Throws VaultError. */
export function secretReader(vault: Vault): SecretReader {
  return async (tenantId, connection) => secretsOf(vault, tenantId, connection)
}

function secretsOf(vault: Vault, tenantId: string, { id, sealed, keyVersion }: Connection): Record<string, string> {
  if (!sealed || keyVersion === null) return {}
  return JSON.parse(vault.open({ sealed: Uint8Array.from(sealed), keyVersion }, { tenantId, connectionId: id })) as Record<string, string>
}
