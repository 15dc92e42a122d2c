import type { ConnectionReport } from '@causeway/sync/connections'
import type { TenantDb, Tx } from '@causeway/db'
import { callForecast } from '../call-forecast.ts'
import type { ConnectionView } from '../connection-view.ts'

// What is sealed is not even read.
const select = {
  id: true, system: true, name: true, settings: true, secretSetAt: true, lastTest: true, lastTestAt: true, lastTestOk: true,
  directoryAt: true, maxInFlight: true, monthlyCap: true, updatedAt: true,
  asIntacct: { select: { id: true, name: true }, orderBy: { name: 'asc' } }, asMagento: { select: { id: true, name: true }, orderBy: { name: 'asc' } },
} as const

const monthOf = (now: Date) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))

async function read(tx: Tx, where: { id?: string }): Promise<ConnectionView[]> {
  const now = new Date()
  const rows = await tx.connection.findMany({
    where, select: { ...select, meters: { where: { month: monthOf(now) }, select: { calls: true } } }, orderBy: [{ system: 'asc' }, { name: 'asc' }],
  })
  return rows.map(({ asIntacct, asMagento, meters, ...row }) => ({
    ...row,
    settings: row.settings as Record<string, string>, secretSetAt: row.secretSetAt as Record<string, string>,
    lastTest: row.lastTest as ConnectionReport | null,
    lastTestAt: row.lastTestAt?.toISOString() ?? null, directoryAt: row.directoryAt?.toISOString() ?? null, updatedAt: row.updatedAt.toISOString(),
    calls: callForecast(Number(meters[0]?.calls ?? 0), row.monthlyCap, now),
    usedBy: [...asIntacct, ...asMagento],
  }))
}

/** All connections of the tenant, the books first. */
export const connectionViews = (db: TenantDb): Promise<ConnectionView[]> => db.transaction((tx) => read(tx, {}))

export async function connectionView(db: TenantDb, id: string): Promise<ConnectionView | null> {
  const [view] = await db.transaction((tx) => read(tx, { id }))
  return view ?? null
}
