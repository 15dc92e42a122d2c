import { environment } from '@causeway/config'
import { createDatabase } from '@causeway/db'
import { createSystemDatabase } from '@causeway/db/system'
import { createVault, masterKeys } from '@causeway/vault'
import { sealAnew } from './keys/seal-anew.ts'

// After a change of the master key: seals every connection's secrets with the new one, so that the earlier key may go.
//   node apps/worker/dist/seal-anew.js
const env = environment(['APP_DATABASE_URL', 'SYSTEM_DATABASE_URL', 'CAUSEWAY_MASTER_KEY', 'CAUSEWAY_MASTER_KEY_PREVIOUS'])
const database = createDatabase({ url: env.APP_DATABASE_URL, poolSize: 2 })
const system = createSystemDatabase({ url: env.SYSTEM_DATABASE_URL })
try {
  const { sealed, unopened } = await sealAnew({ database, system, vault: createVault(masterKeys(env.CAUSEWAY_MASTER_KEY, env.CAUSEWAY_MASTER_KEY_PREVIOUS)) })
  process.stdout.write(`Sealed ${sealed} ${sealed === 1 ? 'connection' : 'connections'} with the new key.\n`)
  for (const { tenantId, connectionId, name } of unopened) process.stderr.write(`Not opened by any key: ${name} (connection ${connectionId} of tenant ${tenantId}). Its secrets must be entered again.\n`)
  if (!unopened.length) process.stdout.write('CAUSEWAY_MASTER_KEY_PREVIOUS may go.\n')
  process.exitCode = unopened.length ? 1 : 0
} finally {
  await Promise.all([database.close(), system.close()])
}
