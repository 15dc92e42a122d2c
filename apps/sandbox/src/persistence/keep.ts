import type { Journal } from './journal.ts'
import type { Keeper, Note } from './keeper.ts'

/** Puts what the journal holds back into the systems, and notes from now on what changes in them. */
export function keep(journal: Journal, keepers: readonly Keeper[]): void {
  const bySystem = new Map(keepers.map((keeper) => [keeper.system, keeper]))
  for (const [system, table, id, value] of journal.entries) bySystem.get(system)?.restore(table, id, value)
  const noters = keepers.map((keeper) => ({ keeper, note: ((table, id, read) => journal.note(keeper.system, table, id, read)) satisfies Note as Note }))
  for (const { keeper, note } of noters) keeper.watch(note)
  journal.collect = () => {
    for (const { keeper, note } of noters) keeper.collect?.(note)
  }
}
