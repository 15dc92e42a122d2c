import { readMoment } from '../dates.ts'
import type { ObjectDefinition, Row, Table } from './definition.ts'
import { OrderedRows } from './ordered-rows.ts'

/** What became of one record: its new row, or null where it was deleted; and how to take that back. */
export interface RowChange { object: string; recordNo: string; row: Row | null; undo(): void }

/** One object's records, found by number, key, time of change and the definition's own indexes without a scan. */
export class BookTable implements Table {
  readonly definition: ObjectDefinition
  readonly byNumber = new OrderedRows((row) => Number(row.RECORDNO))
  /** By WHENMODIFIED, in milliseconds. */
  readonly byChange = new OrderedRows((row) => readMoment(row.WHENMODIFIED ?? ''))
  readonly #numbers = new Map<string, Row>()
  readonly #keys = new Map<string, Row>()
  readonly #indexes = new Map<string, Map<string, Set<Row>>>()
  readonly #onChange: (change: RowChange) => void
  #last = 0
  /** How many rows belong to an entity: where there are none, nobody needs to look for them. */
  inEntities = 0

  constructor(definition: ObjectDefinition, onChange: (change: RowChange) => void) {
    this.definition = definition
    this.#onChange = onChange
    for (const field of definition.indexes ?? []) this.#indexes.set(field, new Map())
  }

  /** Takes the seed's rows, which bear their own RECORDNO. No undo. */
  load(rows: readonly Row[]): void {
    this.byNumber.load(rows)
    this.byChange.load(rows)
    for (const row of rows) this.#index(row)
  }

  get size(): number {
    return this.#numbers.size
  }

  get = (recordNo: string): Row | undefined => this.#numbers.get(recordNo)
  byKey = (key: string): Row | undefined => this.#keys.get(key)

  hasIndex = (field: string): boolean => this.#indexes.has(field)

  /** Rows whose field has exactly this value. */
  where(field: string, value: string): readonly Row[] {
    if (field === 'RECORDNO') return one(this.get(value))
    if (field === this.definition.key) return one(this.byKey(value))
    const index = this.#indexes.get(field)
    return index ? [...(index.get(value) ?? [])] : this.byNumber.all.filter((row) => row[field] === value)
  }

  insert(values: Record<string, string>): Row {
    const row: Row = { ...values, RECORDNO: String(this.#last + 1) }
    this.#add(row)
    this.#tell(row.RECORDNO ?? '', row, () => this.#drop(row))
    return row
  }

  change(recordNo: string, values: Record<string, string>): Row {
    const before = this.#numbers.get(recordNo)
    if (!before) throw new RangeError(`There is no ${this.definition.name} ${recordNo}.`)
    const after: Row = { ...before, ...values, RECORDNO: recordNo }
    this.#drop(before)
    this.#add(after)
    this.#tell(recordNo, after, () => {
      this.#drop(after)
      this.#add(before)
    })
    return after
  }

  remove(recordNo: string): void {
    const row = this.#numbers.get(recordNo)
    if (!row) return
    this.#drop(row)
    this.#tell(recordNo, null, () => this.#add(row))
  }

  /** Puts back what was kept of an earlier life: a row, or null for a deleted record, whose number is not given again. No undo. */
  restore(recordNo: string, row: Row | null): void {
    const before = this.#numbers.get(recordNo)
    if (before) this.#drop(before)
    if (row) this.#add(row)
    this.#last = Math.max(this.#last, Number(recordNo))
  }

  #tell(recordNo: string, row: Row | null, undo: () => void): void {
    this.#onChange({ object: this.definition.name, recordNo, row, undo })
  }

  #add(row: Row): void {
    this.byNumber.add(row)
    this.byChange.add(row)
    this.#index(row)
  }

  #index(row: Row): void {
    this.#last = Math.max(this.#last, Number(row.RECORDNO))
    this.#numbers.set(row.RECORDNO ?? '', row)
    this.#keys.set(row[this.definition.key] ?? '', row)
    if (row.MEGAENTITYID) this.inEntities += 1
    for (const [field, index] of this.#indexes) {
      const value = row[field] ?? ''
      const rows = index.get(value)
      if (rows) rows.add(row)
      else index.set(value, new Set([row]))
    }
  }

  #drop(row: Row): void {
    this.byNumber.remove(row)
    this.byChange.remove(row)
    this.#numbers.delete(row.RECORDNO ?? '')
    const key = row[this.definition.key] ?? ''
    if (this.#keys.get(key) === row) this.#keys.delete(key)
    if (row.MEGAENTITYID) this.inEntities -= 1
    for (const [field, index] of this.#indexes) index.get(row[field] ?? '')?.delete(row)
  }
}

const one = (row: Row | undefined): readonly Row[] => (row ? [row] : [])
