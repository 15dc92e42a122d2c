'use client'
import { useState } from 'react'
import type { RecordWords, Selection } from './record-words.ts'

type Chosen = { all: false; ids: ReadonlySet<string> } | { all: true; except: ReadonlySet<string> }
const nothing: Chosen = { all: false, ids: new Set() }

/** Chosen rows, one by one or all that match, across pages. Another filter chooses nothing. */
export function useSelection(words: RecordWords, filterAddress: string, total: number) {
  const [chosen, setChosen] = useState<{ filterAddress: string; chosen: Chosen }>({ filterAddress, chosen: nothing })
  const current = chosen.filterAddress === filterAddress ? chosen.chosen : nothing
  const set = (next: Chosen) => setChosen({ filterAddress, chosen: next })
  const has = (id: string) => (current.all ? !current.except.has(id) : current.ids.has(id))
  const count = current.all ? Math.max(0, total - current.except.size) : current.ids.size

  return {
    count, has, all: current.all,
    clear: () => set(nothing),
    selectAll: () => set({ all: true, except: new Set() }),
    /** Makes each of these chosen, or not. */
    put(ids: readonly string[], on: boolean) {
      if (current.all) {
        const except = new Set(current.except)
        for (const id of ids) if (on) except.delete(id); else except.add(id)
        set({ all: true, except })
      } else {
        const next = new Set(current.ids)
        for (const id of ids) if (on) next.add(id); else next.delete(id)
        set({ all: false, ids: next })
      }
    },
    /** As the routes take it; null when nothing is chosen. */
    selection: (): Selection | null =>
      count === 0 ? null
      : current.all ? { matching: { ...words, sort: undefined }, except: [...current.except] }
      : { ids: [...current.ids] },
  }
}
