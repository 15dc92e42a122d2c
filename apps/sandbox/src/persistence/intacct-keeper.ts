import type { Row } from '../intacct/index.ts'
import type { IntacctState } from '../intacct/state.ts'
import type { Keeper } from './keeper.ts'

/** Where control ids of functions that were carried out with `uniqueid` lie, beside the objects. */
const completedTable = 'completed functions'

/** Keeps the books, and which control ids were used. Sessions end with the process, as they do when the gateway is restarted. */
export function keepIntacct(state: IntacctState): Keeper {
  return {
    system: 'intacct',
    watch(note) {
      state.books.onCommit = (changes) => {
        for (const { object, recordNo, row } of changes) note(object, recordNo, () => row)
      }
      state.completed = new NotedSet(state.completed, (controlId, there) => note(completedTable, controlId, () => there || null))
    },
    restore(table, id, value) {
      if (table !== completedTable) state.books.find(table)?.restore(id, value as Row | null)
      else if (value === null) state.completed.delete(id)
      else state.completed.add(id)
    },
  }
}

/** A set that tells what is put into it and taken out. */
class NotedSet extends Set<string> {
  readonly #tell: (value: string, there: boolean) => void

  constructor(values: Iterable<string>, tell: (value: string, there: boolean) => void) {
    super()
    for (const value of values) super.add(value)
    this.#tell = tell
  }

  override add(value: string): this {
    this.#tell(value, true)
    return super.add(value)
  }

  override delete(value: string): boolean {
    this.#tell(value, false)
    return super.delete(value)
  }
}
