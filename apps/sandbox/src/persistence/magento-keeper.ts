import type { MagentoState } from '../magento/index.ts'
import { Table } from '../magento/tables/table.ts'
import type { LedgerEntry } from '../magento/index.ts'
import type { Keeper } from './keeper.ts'

type AnyTable = Table<{ id: number }>
const ledgerTable = 'ledger'

/** Keeps all tables of the shop, whatever parts it has, and its ledger. Tokens end with the process. */
export function keepMagento(state: MagentoState): Keeper {
  const tables = tablesOf(state)
  const names = new Map<object, string>([...tables].map(([name, table]) => [table, name]))
  let written = 0
  return {
    system: 'magento',
    watch(note) {
      written = state.ledger.length
      state.journal.onTouch = (touched, id) => {
        const name = names.get(touched)
        const table = name === undefined ? undefined : tables.get(name)
        if (name !== undefined && table) note(name, String(id), () => table.get(id))
      }
    },
    collect(note) {
      for (; written < state.ledger.length; written++) {
        const entry = state.ledger[written]
        note(ledgerTable, String(written), () => entry)
      }
    },
    restore(table, id, value) {
      if (table === ledgerTable) state.ledger[Number(id)] = value as LedgerEntry
      else tables.get(table)?.put(Number(id), value as { id: number } | null)
    },
  }
}

/** customers.address, groups.group …: each part of the shop holds its tables under `tables`. */
function tablesOf(state: MagentoState): Map<string, AnyTable> {
  return new Map(Object.entries(state).flatMap(([part, value]) => {
    const own: unknown = value && typeof value === 'object' && 'tables' in value ? value.tables : null
    return own && typeof own === 'object' ? Object.entries(own).flatMap(([name, table]) => (table instanceof Table ? [[`${part}.${name}`, table as unknown as AnyTable] as const] : [])) : []
  }))
}
