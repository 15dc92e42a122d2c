import { formatTimestamp, greaterThanOrEqualTo, parseTimestamp, type Filter, type IntacctClient, type IntacctRow } from '@causeway/intacct'
import type { Window } from '../entity.ts'
import { throughConnection } from '../failures/of-clients.ts'

/** Windows overlap: clocks differ, and a change may be stored a little after its own time stamp. The content hash removes the doubles. */
const overlapMs = 5 * 60_000

/** Where a window begins, overlap included, as WHENMODIFIED is compared; null when everything is read. */
export const beginOf = (window: Window): string | null => (window.since === null ? null : formatTimestamp(new Date(new Date(window.since).getTime() - overlapMs)))

/** The filter for what changed in a window; null when everything is read. */
export function changedSince(window: Window): Filter | null {
  const begin = beginOf(window)
  return begin === null ? null : greaterThanOrEqualTo('WHENMODIFIED', begin)
}

/** The latest WHENMODIFIED of these rows as ISO text, which sorts; null when none has one. */
export function latestChange(rows: readonly IntacctRow[]): string | null {
  let latestMs = -Infinity
  let told = ''
  for (const { WHENMODIFIED: text = '' } of rows) {
    // Rows that were imported together bear one time.
    if (text === told) continue
    told = text
    latestMs = Math.max(latestMs, parseTimestamp(text)?.getTime() ?? -Infinity)
  }
  return latestMs === -Infinity ? null : new Date(latestMs).toISOString()
}

/** The latest change of any of these objects now: one call each. */
export async function latestChangeOf(intacct: IntacctClient, objects: readonly string[]): Promise<string | null> {
  const pages = await Promise.all(objects.map((object) => throughConnection(object.toLowerCase(), () =>
    intacct.query({ object, select: ['RECORDNO', 'WHENMODIFIED'], orderBy: [{ field: 'WHENMODIFIED', descending: true }], pageSize: 1 }))))
  return latestChange(pages.flatMap(({ rows }) => rows))
}
