// Checked by the compiler alone: forgetting the tenant does not compile.
import type { Database, ProcessId, RunId, TenantDb, TenantId } from '../src/index.ts'

export async function forgetful(database: Database, db: TenantDb, tenantId: TenantId, runId: RunId, text: string): Promise<void> {
  // @ts-expect-error A tenant-owned table is reached through tenant(…) only.
  await database.record.findMany()
  // @ts-expect-error So it is by the tables that belong to nobody.
  await database.identity.record.findMany()
  // @ts-expect-error Nor is there raw SQL without a tenant.
  await database.identity.$queryRaw`SELECT 1`
  // @ts-expect-error Nor outside a transaction, where Postgres does not know the tenant.
  await db.record.findMany()
  // @ts-expect-error Text is no tenant's id.
  database.tenant(text)
  // @ts-expect-error Nor is a run's id.
  database.tenant(runId)
  // @ts-expect-error Nor is a tenant's id a process's.
  const process: ProcessId = tenantId
  void process
}
