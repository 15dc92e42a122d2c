import type { TenantDb } from '@causeway/db'
import type { AuditPage, AuditQuery } from '../audit-view.ts'
import { wordsOfEntry } from './entry-words.ts'

const pageSize = 60
const hours = { '24h': 24, '7d': 168, '30d': 720 }

/** What people did, newest first, a page at a time by key. */
export async function listAudit(db: TenantDb, { area, who, time, before }: AuditQuery, now = new Date()): Promise<AuditPage> {
  const rows = await db.transaction((tx) => tx.auditEntry.findMany({
    where: {
      ...(area ? { action: { startsWith: `${area}.` } } : {}), ...(who ? { actorId: who } : {}),
      ...(time ? { at: { gte: new Date(now.getTime() - hours[time] * 3_600_000) } } : {}), ...(before ? { id: { lt: BigInt(before) } } : {}),
    },
    orderBy: { id: 'desc' }, take: pageSize + 1,
  }))
  const page = rows.slice(0, pageSize)
  return {
    entries: page.map((entry) => ({
      id: entry.id.toString(), at: entry.at.toISOString(), who: entry.actorName, action: entry.action, subject: entry.subject, changes: wordsOfEntry(entry),
    })),
    next: rows.length > pageSize ? page.at(-1)?.id.toString() ?? null : null,
  }
}
