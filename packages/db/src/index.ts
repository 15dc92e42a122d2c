export * from './ids.ts'
export { createDatabase, type Database, type DatabaseOptions } from './database.ts'
export type { TenantDb, Tx } from './tenant-db.ts'
export * from './requests.ts'
export * from './lease.ts'
export * from './records.ts'
export * from './claims.ts'
export * from './call-limits.ts'
export * from './grid/index.ts'
export * from './failing-slices.ts'
export * from './scheduled-run.ts'
export * from './tasks.ts'
export { Prisma } from './generated/client.ts'
export type {
  AuditEntry, Claim, Connection, Event, EventKind, Integration, Membership, Process, Record as StoredRecord, RecordState, Role, Run, RunControl,
  RunMode, RunState, RunTrigger, Session, System, Task, TaskState, Tenant, User,
} from './generated/client.ts'
