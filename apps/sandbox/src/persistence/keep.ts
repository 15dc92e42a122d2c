import type { Journal } from './journal.ts'
import type { Keeper } from './keeper.ts'

/** Puts what the journal holds back into the systems, and notes from now on what changes in them. */
export function keep(journal: Journal, keepers: readonly Keeper[]): void {
  const bySystem = new Map(keepers.map((keeper) => [keeper.system, keeper]))
  for (const [system, table, id, value] of journal.entries) bySystem.get(system)?.restore(table, id, value)
  for (const keeper of keepers) keeper.watch((table, id, value) => journal.note(keeper.system, table, id, value))
}
