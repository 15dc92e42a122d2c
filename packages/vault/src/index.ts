export { createVault, masterKeys, VaultError, type MasterKey, type Sealed, type SealedTo, type Vault } from './vault.ts'
export { hashPassword, verifyPassword } from './password.ts'
