import { countByState, countRecords, listRecords } from '@causeway/db'
import type { Membership } from '#server/member.ts'
import { sortOf, type RecordWords } from '../record-words.ts'
import type { GridInfo, RecordCounts, RecordPageView } from '../record-view.ts'
import { wire } from '../wire.ts'
import { activeRun } from './active-run.ts'
import { gridInfo, gridProcess } from './grid-info.ts'
import { filterHere } from './route-parts.ts'

const firstRows = 100

/** All that the grid's page needs to be drawn at once: what the grid is like, and its first page. Throws Refusal. */
export async function gridPage(
  { db, member, tenant }: Membership, processId: string, words: RecordWords,
): Promise<{ info: GridInfo; first: { words: RecordWords; page: RecordPageView; counts: RecordCounts } }> {
  const grid = await gridProcess(db, processId)
  const info = await gridInfo(db, member, tenant.slug, grid)
  const filter = filterHere(words, member)
  const first = await db.transaction(async (tx) => ({
    page: await listRecords(tx, { processId: grid.id, filter, sort: sortOf(words.sort), limit: firstRows }),
    counts: { ...await countRecords(tx, grid.id, filter), byState: await countByState(tx, grid.id), run: await activeRun(tx, grid.id) },
  }))
  return { info, first: { words, ...wire(first) } }
}
