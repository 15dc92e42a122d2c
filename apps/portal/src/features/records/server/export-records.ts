import { eachRecordPage, type RecordFilter, type RecordRow, type RecordSort, type TenantDb } from '@causeway/db'
import { byteOrderMark, csvLines } from '../csv.ts'
import type { GridInfo } from '../record-view.ts'
import type { GridProcess } from './grid-info.ts'

const rowsAtOnce = 1_000

/** How a file of records is written, page by page. */
interface ExportFormat { type: string; extension: string; head: string; page(rows: RecordRow[], first: boolean): string; tail: string }
export type ExportFormatName = 'csv' | 'json'

/** The grid's records as a file, page by page, so that neither side holds more than one. */
export function exportRecords(db: TenantDb, grid: GridProcess, info: GridInfo, asked: { filter: RecordFilter; sort: RecordSort; format: ExportFormatName }): Response {
  const format = (asked.format === 'json' ? jsonFormat : csvFormat)(wordsOf(info), info)
  const pages = eachRecordPage(db, { processId: grid.id, filter: asked.filter, sort: asked.sort, limit: rowsAtOnce })
  const encoder = new TextEncoder()
  let first = true
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(format.head)),
    async pull(controller) {
      const { value, done } = await pages.next()
      if (!done) controller.enqueue(encoder.encode(format.page(value, first)))
      else {
        controller.enqueue(encoder.encode(format.tail))
        controller.close()
      }
      first = false
    },
    cancel: () => void pages.return(undefined),
  })
  return new Response(body, {
    headers: {
      'content-type': `${format.type}; charset=utf-8`, 'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${info.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${new Date().toISOString().slice(0, 10)}.${format.extension}"`,
    },
  })
}

/** What stands in a record as a code or an id, in words. */
interface ExportWords { assignee(row: RecordRow): string | null; failure(row: RecordRow): string | null; state(row: RecordRow): string; remedy(row: RecordRow): string | null }

function wordsOf(info: GridInfo): ExportWords {
  const people = new Map(info.people.map(({ id, name }) => [id, name]))
  const titles = new Map(info.failures.map(({ code, title }) => [code, title]))
  return {
    assignee: ({ assigneeId }) => (assigneeId === null ? null : people.get(assigneeId) ?? ''),
    failure: ({ failureCode }) => (failureCode === null ? null : titles.get(failureCode) ?? failureCode),
    state: ({ beingWritten, ignored, state }) => (beingWritten ? 'being written' : ignored ? 'ignored' : state),
    remedy: ({ state, remedy }) => (state === 'failed' ? remedy : null),
  }
}

/** For spreadsheets: see csv.ts. */
function csvFormat(words: ExportWords, info: GridInfo): ExportFormat {
  const head = [
    info.keyLabel, 'Name', ...info.columns.map((column) => column.label), info.targetLabel, 'State', 'Failure', 'Reason', 'What to do', 'Attempts',
    'Last try (UTC)', 'Next try (UTC)', 'Assigned to', 'Note', 'Edited by a person',
  ]
  const line = (row: RecordRow) => [
    row.sourceKey, row.name, ...info.columns.map((column) => row.display[column.key] ?? ''), row.targetId, words.state(row), words.failure(row), row.reason, words.remedy(row), row.attempts,
    time(row.lastTriedAt), time(row.nextTryAt), words.assignee(row), row.note, row.edit === 'sent' ? 'yes' : null,
  ]
  return { type: 'text/csv', extension: 'csv', head: byteOrderMark + csvLines([head]), page: (rows) => csvLines(rows.map(line)), tail: '' }
}

const time = (at: Date | null) => at?.toISOString().slice(0, 19).replace('T', ' ') ?? null

/** For programs: a list of objects, one a line, with the same rows and the same words. */
function jsonFormat(words: ExportWords, info: GridInfo): ExportFormat {
  const object = (row: RecordRow) => JSON.stringify({
    key: row.sourceKey, name: row.name, ...Object.fromEntries(info.columns.map(({ key }) => [key, row.display[key] ?? ''])), targetId: row.targetId, state: words.state(row),
    failureCode: row.failureCode, failure: words.failure(row), reason: row.reason, remedy: words.remedy(row), attempts: row.attempts, lastTriedAt: row.lastTriedAt, nextTryAt: row.nextTryAt,
    assignedTo: words.assignee(row), note: row.note, edited: row.edit === 'sent',
  })
  return { type: 'application/json', extension: 'json', head: '[', page: (rows, first) => `${first ? '' : ','}\n${rows.map(object).join(',\n')}`, tail: '\n]\n' }
}
