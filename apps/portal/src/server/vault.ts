import { environment } from '@causeway/config'
import { createVault, masterKeys } from '@causeway/vault'
import { once } from './once.ts'

/** Seals credentials with the newest master key. */
export const vault = once('vault', () => {
  const keys = environment(['CAUSEWAY_MASTER_KEY', 'CAUSEWAY_MASTER_KEY_PREVIOUS'])
  return createVault(masterKeys(keys.CAUSEWAY_MASTER_KEY, keys.CAUSEWAY_MASTER_KEY_PREVIOUS))
})
