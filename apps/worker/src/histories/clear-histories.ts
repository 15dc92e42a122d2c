import { clearOldHistories, clearOldRuns, keptSince, type Database } from '@causeway/db'
import type { SystemDatabase } from '@causeway/db/system'

/**
 * Removes histories of records, and runs that ended, when they are older than they are kept: `months` is the installation's, an organisation may have a time of its own.
 * Months that nobody keeps any more are dropped whole; of organisations that keep less than others, entries are deleted. Answers how many months and runs went.
 */
export async function clearHistories({ database, system, months, now = new Date() }: { database: Database; system: SystemDatabase; months: number; now?: Date }): Promise<{ months: number; runs: number }> {
  const tenants = await system.historiesKept()
  const dropped = await system.dropEventMonths(Math.max(months, ...tenants.map((tenant) => tenant.months ?? 0)))
  let runs = 0
  for (const { tenantId, months: own } of tenants) {
    const db = database.tenant(tenantId)
    if (own !== null) await clearOldHistories(db)
    runs += await clearOldRuns(db, keptSince(own ?? months, now))
  }
  return { months: dropped, runs }
}
