import type { Cursor, LinkedRecord, SourcePage, SourceRow, Window } from '../entity.ts'

/** Records that one page of a sweep looks at. */
export const sweptAtATime = 200

interface Reader {
  read(window: Window, cursor: Cursor | null): Promise<SourcePage>
  cursorAfter(row: SourceRow, window: Window, cursor: Cursor | null): Cursor
}

/** Looks at linked records, in the order of their keys, and answers rows for those of them that have to be dealt with, in the same order. */
export type SweepOf = (records: LinkedRecord[], window: Window) => Promise<{ rows: SourceRow[]; missing: number }>

/**
 * A reader whose window, when the run is to sweep, goes on behind what changed: through all linked records, some hundred a page, of which `sweep`
 * picks those about which no change tells.
 */
export function withSweep<R extends Reader>(reader: R, recordsAfter: (key: string, limit: number) => Promise<LinkedRecord[]>, sweep: SweepOf): R {
  const sweepPage = async (window: Window, after: string): Promise<SourcePage> => {
    const records = await recordsAfter(after, sweptAtATime)
    const last = records.length === sweptAtATime ? records.at(-1) : undefined
    const { rows, missing } = records.length ? await sweep(records, window) : { rows: [], missing: 0 }
    return { rows, announced: rows.length + missing, missing, highWater: null, next: last ? { sweptTo: last.key } : null }
  }
  return {
    ...reader,
    async read(window, cursor) {
      if (typeof cursor?.sweptTo === 'string') return sweepPage(window, cursor.sweptTo)
      const page = await reader.read(window, cursor)
      return window.sweep && page.next === null ? { ...page, next: { sweptTo: '' } } : page
    },
    cursorAfter: (row, window, cursor) => (typeof cursor?.sweptTo === 'string' ? { sweptTo: row.key } : reader.cursorAfter(row, window, cursor)),
  }
}
