'use client'
import { useSyncExternalStore } from 'react'
import type { Column } from './column.ts'

// The browser tells other pages of a change, but not the page that made it.
const listeners = new Set<() => void>()
const tell = () => { for (const listener of listeners) listener() }
function subscribe(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** Which columns are shown, as this browser remembers it for this process. */
export function useShownColumns(processId: string, columns: Column[]) {
  const place = `causeway.columns.${processId}`
  const usual = new Set(columns.filter((column) => !column.extra).map((column) => column.key))
  const kept = useSyncExternalStore(subscribe, () => localStorage.getItem(place), () => null)
  const chosen = kept === null ? null : new Set(kept.split(','))
  const shown = chosen ?? usual
  const keep = (next: ReadonlySet<string>) => {
    localStorage.setItem(place, [...next].join(','))
    tell()
  }
  return {
    shown,
    columns: columns.filter((column) => column.fixed || shown.has(column.key)),
    show(key: string, on: boolean) {
      const next = new Set(shown)
      if (on) next.add(key)
      else next.delete(key)
      keep(next)
    },
    reset() {
      localStorage.removeItem(place)
      tell()
    },
  }
}
