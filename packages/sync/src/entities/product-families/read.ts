import type { IntacctClient, IntacctRow } from '@causeway/intacct'
import type { Cursor, SourcePage, SourceRow } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { latestChange } from '../changed-since.ts'
import { arrange, type Place } from './tree.ts'

const baseFields = ['RECORDNO', 'PRODUCTLINEID', 'DESCRIPTION', 'PARENTLINE', 'STATUS', 'WHENMODIFIED', 'RECORD_URL']

/** Rows handed to the engine at once. */
const pageSize = 1_000

export interface FamilyReader {
  read(cursor: Cursor | null): Promise<SourcePage>
  cursorAfter(row: SourceRow): Cursor
  readKeys(keys: string[]): Promise<SourceRow[]>
  /** Where a line stands in the tree of all lines. */
  placeOf(key: string): Promise<Place>
}

/**
 * Reads all product lines, whatever the window: a line's place depends on lines that did not change, there are few of them (2,000 a call), and
 * the content hash leaves alone what stays the same. They are handed on in the tree's order, so that parents come before their children.
 */
export function familyReader(intacct: IntacctClient, moreFields: readonly string[]): FamilyReader {
  const select = [...new Set([...baseFields, ...moreFields])]
  let reading: Promise<Family[]> | undefined
  const families = () => (reading ??= throughConnection('product lines', () => readAll(intacct, select)))
  const rows = async () => (await families()).map(({ row }) => row)

  return {
    async read(cursor) {
      const all = await families()
      const from = cursor === null ? 0 : all.findIndex(({ row }) => isBehind(row, cursor))
      const left = from < 0 ? [] : all.slice(from)
      const page = left.slice(0, pageSize)
      const last = page.at(-1)
      const whole = cursor === null && page.length === all.length
      return {
        rows: page.map(({ row }) => row), announced: left.length, missing: 0,
        highWater: page.reduce<string | null>((latest, { changedAt }) => (changedAt !== null && (latest === null || changedAt > latest) ? changedAt : latest), null),
        next: last && page.length < left.length ? cursorOf(last.row) : null,
        ...(whole ? { covers: { after: 0, upTo: null } } : {}),
      }
    },
    cursorAfter: cursorOf,
    async readKeys(keys) {
      const wanted = new Set(keys)
      return (await rows()).filter(({ key }) => wanted.has(key))
    },
    async placeOf(key) {
      return (await families()).find(({ row }) => row.key === key)?.place ?? { level: 0 }
    },
  }
}

interface Family { row: SourceRow; place: Place; changedAt: string | null }

const cursorOf = (row: SourceRow): Cursor => ({ level: row.level ?? 0, after: row.id })
const isBehind = (row: SourceRow, cursor: Cursor) =>
  (row.level ?? 0) > Number(cursor.level) || ((row.level ?? 0) === Number(cursor.level) && row.id > Number(cursor.after))

async function readAll(intacct: IntacctClient, select: string[]): Promise<Family[]> {
  const found: IntacctRow[] = []
  for (let after: number | null = 0; after !== null;) {
    const page = await intacct.queryByKey({ object: 'PRODUCTLINE', select, afterRecordNo: after })
    found.push(...page.rows)
    after = page.next
  }
  const places = arrange(found.map((row) => ({ key: row.PRODUCTLINEID ?? '', parent: row.PARENTLINE?.trim() ?? '' })))
  return found.map((row): Family => {
    const { WHENMODIFIED: _, ...source } = row
    const key = row.PRODUCTLINEID ?? ''
    const place = places.get(key) ?? { level: 0 }
    return {
      place, changedAt: latestChange([row]),
      row: { key, id: Number(row.RECORDNO), source, level: place.level },
    }
  }).sort((a, b) => a.place.level - b.place.level || a.row.id - b.row.id)
}
