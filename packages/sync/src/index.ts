export { workOnRun, type NextStep } from './engine/work-on-run.ts'
export type { Engine, EngineLogger } from './engine/services.ts'
export { createClientOpener, openIntacct, openMagento, type ClientOpener, type SecretReader } from './connections/open.ts'
export { createGuardedAgents, isPrivateAddress, PrivateAddressError, type GuardedAgents } from './connections/egress.ts'
