import type { Books, ObjectDefinition, Row } from './definition.ts'
import { BookTable, type RowChange } from './table.ts'

/** What is not known of the real system, or what a test wants otherwise. */
export interface BookSwitches {
  /** Whether editing a contact also changes WHENMODIFIED of the customers that show it. Not known for the real system. Default false. */
  contactTouchesCustomer: boolean
}

/** A company's books: a table for each object, and changes that can be taken back together. */
export class CompanyBooks implements Books {
  readonly switches: BookSwitches
  readonly #tables = new Map<string, BookTable>()
  #changes: RowChange[] | null = null
  /** Told of every change that stays: once for all that belong together. */
  onCommit: (changes: readonly RowChange[]) => void = () => {}
  readonly #clock: () => Date

  constructor(definitions: readonly ObjectDefinition[], { switches, clock = () => new Date() }: { switches?: Partial<BookSwitches>; clock?: () => Date } = {}) {
    this.switches = { contactTouchesCustomer: false, ...switches }
    this.#clock = clock
    for (const definition of definitions) this.#tables.set(definition.name, new BookTable(definition, (change) => this.#note(change)))
  }

  now = (): Date => this.#clock()

  /** Throws a RangeError for an object that the books do not have; `find` answers undefined. */
  table(name: string): BookTable {
    const table = this.#tables.get(name)
    if (!table) throw new RangeError(`The books have no object ${name}.`)
    return table
  }

  find = (name: string): BookTable | undefined => this.#tables.get(name.toUpperCase())

  get objects(): ObjectDefinition[] {
    return [...this.#tables.values()].map((table) => table.definition)
  }

  load(rows: Record<string, readonly Row[]>): void {
    for (const [name, list] of Object.entries(rows)) this.table(name).load(list)
  }

  /** Does the work; when it throws, or answers with `keep: false`, all its changes are taken back. Nests. */
  atomically<T>(work: () => T, keep: (result: T) => boolean = () => true): T {
    const outer = this.#changes
    const changes: RowChange[] = []
    this.#changes = changes
    const back = () => {
      for (const { undo } of changes.reverse()) undo()
      changes.length = 0
    }
    try {
      const result = work()
      if (!keep(result)) back()
      return result
    } catch (error) {
      back()
      throw error
    } finally {
      this.#changes = outer
      if (outer) outer.push(...changes)
      else if (changes.length) this.onCommit(changes)
    }
  }

  #note(change: RowChange): void {
    if (this.#changes) this.#changes.push(change)
    else this.onCommit([change])
  }
}
