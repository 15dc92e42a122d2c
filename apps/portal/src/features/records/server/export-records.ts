import { eachRecordPage, type RecordFilter, type RecordRow, type RecordSort, type TenantDb } from '@causeway/db'
import { byteOrderMark, csvLines } from '../csv.ts'
import type { GridInfo } from '../record-view.ts'
import type { GridProcess } from './grid-info.ts'

const rowsAtOnce = 1_000

/** The grid's records as a CSV file, page by page, so that neither side holds more than one. */
export function exportRecords(db: TenantDb, grid: GridProcess, info: GridInfo, asked: { filter: RecordFilter; sort: RecordSort }): Response {
  const people = new Map(info.people.map(({ id, name }) => [id, name]))
  const titles = new Map(info.failures.map(({ code, title }) => [code, title]))
  const head = [
    info.keyLabel, 'Name', ...info.columns.map((column) => column.label), info.targetLabel, 'State', 'Failure', 'Reason', 'What to do', 'Attempts',
    'Last try (UTC)', 'Next try (UTC)', 'Assigned to', 'Note',
  ]
  const line = (row: RecordRow) => [
    row.sourceKey, row.name, ...info.columns.map((column) => row.display[column.key] ?? ''), row.targetId, row.ignored ? 'ignored' : row.state,
    row.failureCode === null ? null : titles.get(row.failureCode) ?? row.failureCode, row.reason, row.state === 'failed' ? row.remedy : null, row.attempts,
    time(row.lastTriedAt), time(row.nextTryAt), row.assigneeId === null ? null : people.get(row.assigneeId) ?? '', row.note,
  ]
  const pages = eachRecordPage(db, { processId: grid.id, ...asked, limit: rowsAtOnce })
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(byteOrderMark + csvLines([head]))),
    async pull(controller) {
      const { value, done } = await pages.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(csvLines(value.map(line))))
    },
    cancel: () => void pages.return(undefined),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${fileName(info.title)}"`,
    },
  })
}

const time = (at: Date | null) => at?.toISOString().slice(0, 19).replace('T', ' ') ?? null
const fileName = (title: string) => `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${new Date().toISOString().slice(0, 10)}.csv`
