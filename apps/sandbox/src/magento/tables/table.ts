/** Takes writes back when what they belong to fails. */
export class Journal {
  private undo: (() => void)[] | null = null
  /** Told of every row that is written or removed, also where that is taken back in the end: look the row up when it matters. */
  onTouch: (table: object, id: number) => void = () => {}

  note(undo: () => void): void {
    this.undo?.push(undo)
  }

  /** Runs `work`; if it throws, its writes to tables never happened. Numbers once given are not given again, as in the database. */
  atomically<T>(work: () => T): T {
    if (this.undo) return work()
    this.undo = []
    try {
      return work()
    } catch (error) {
      for (const step of this.undo.reverse()) step()
      throw error
    } finally {
      this.undo = null
    }
  }
}

export interface TableImage<Row> { nextId: number; rows: Row[] }

/** Rows by number with indexes over them. A row is never changed in place: write a new one. */
export class Table<Row extends { id: number }> {
  private readonly rows = new Map<number, Row>()
  /** A number where one row has the key, which is nearly always; a set where several have it. */
  private readonly indexes = new Map<string, Map<string, number | Set<number>>>()
  private nextId = 1
  readonly journal: Journal
  private readonly keys: Readonly<Record<string, (row: Row) => string>>
  private readonly changed: () => void

  constructor(journal: Journal, changed: () => void, keys: Readonly<Record<string, (row: Row) => string>> = {}) {
    this.journal = journal
    this.changed = changed
    this.keys = keys
    for (const name of Object.keys(keys)) this.indexes.set(name, new Map())
  }

  get size(): number {
    return this.rows.size
  }

  get(id: number): Row | undefined {
    return this.rows.get(id)
  }

  all(): IterableIterator<Row> {
    return this.rows.values()
  }

  /** The rows whose key in the index is this one, in order of number. */
  with(index: string, key: string): Row[] {
    const ids = this.indexes.get(index)?.get(key)
    if (ids === undefined) return []
    if (typeof ids === 'number') return [this.rows.get(ids)].filter((row) => row !== undefined)
    return [...ids].sort((a, b) => a - b).flatMap((id) => this.rows.get(id) ?? [])
  }

  first(index: string, key: string): Row | undefined {
    return this.with(index, key)[0]
  }

  /** Takes the next number, which stays taken whatever happens to the row. */
  takeId(): number {
    const id = this.nextId++
    this.journal.onTouch(this, id)
    return id
  }

  insert(row: Omit<Row, 'id'> & { id?: number }): Row {
    const written = { ...row, id: row.id ?? this.takeId() } as Row
    if (written.id >= this.nextId) this.nextId = written.id + 1
    this.write(written)
    return written
  }

  write(row: Row): Row {
    const before = this.rows.get(row.id)
    this.unindex(before)
    this.rows.set(row.id, row)
    this.index(row)
    this.journal.note(() => {
      this.unindex(row)
      if (before) {
        this.rows.set(before.id, before)
        this.index(before)
      } else this.rows.delete(row.id)
    })
    this.journal.onTouch(this, row.id)
    this.changed()
    return row
  }

  remove(id: number): boolean {
    const before = this.rows.get(id)
    if (!before) return false
    this.unindex(before)
    this.rows.delete(id)
    this.journal.note(() => {
      this.rows.set(id, before)
      this.index(before)
    })
    this.journal.onTouch(this, id)
    this.changed()
    return true
  }

  image(): TableImage<Row> {
    return { nextId: this.nextId, rows: [...this.rows.values()] }
  }

  /** Puts back what was kept of one row; null for a removed one, whose number is not given again. */
  put(id: number, row: Row | null): void {
    this.unindex(this.rows.get(id))
    if (row) {
      this.rows.set(id, row)
      this.index(row)
    } else this.rows.delete(id)
    this.nextId = Math.max(this.nextId, id + 1)
  }

  restore({ nextId, rows }: TableImage<Row>): void {
    this.rows.clear()
    for (const index of this.indexes.values()) index.clear()
    for (const row of rows) {
      this.rows.set(row.id, row)
      this.index(row)
    }
    this.nextId = nextId
  }

  private index(row: Row): void {
    for (const [name, keyOf] of Object.entries(this.keys)) {
      const index = this.indexes.get(name)
      const key = keyOf(row)
      const ids = index?.get(key)
      if (ids === undefined) index?.set(key, row.id)
      else if (typeof ids === 'number') index?.set(key, new Set([ids, row.id]))
      else ids.add(row.id)
    }
  }

  private unindex(row: Row | undefined): void {
    if (!row) return
    for (const [name, keyOf] of Object.entries(this.keys)) {
      const index = this.indexes.get(name)
      const key = keyOf(row)
      const ids = index?.get(key)
      if (typeof ids === 'object') ids.delete(row.id)
      if (ids === row.id || (typeof ids === 'object' && ids.size === 0)) index?.delete(key)
    }
  }
}
