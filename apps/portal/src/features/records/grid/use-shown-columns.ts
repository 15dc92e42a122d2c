'use client'
import { useSyncExternalStore } from 'react'
import { coveredBelow, useWindowWidth } from '#ui/window-width.ts'
import { tickWidth, type Column } from './column.ts'

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

/** What stands beside the grid in a window: the sidebar, where there is one. */
const besideGrid = (windowWidth: number) => (windowWidth < coveredBelow ? 0 : 232)

/** The columns that are shown unasked: all that are usual, and of those that need room as many as fit, so that no reason leaves the screen. Pure. */
export function usualColumns(columns: Column[], room: number): Set<string> {
  const usual = columns.filter((column) => !column.extra && !column.ifRoom)
  let left = room - usual.reduce((sum, column) => sum + column.width, 0)
  const shown = new Set(usual.map((column) => column.key))
  for (const column of columns.filter(({ extra, ifRoom }) => ifRoom && !extra).toSorted((one, other) => one.ifRoom! - other.ifRoom!)) {
    if (column.width > left) break
    left -= column.width
    shown.add(column.key)
  }
  return shown
}

/** Which columns are shown, as this browser remembers it for this process. `half`: only those that matter beside the drawer. */
export function useShownColumns(processId: string, columns: Column[], half: boolean) {
  const place = `causeway.columns.${processId}`
  const kept = useSyncExternalStore(subscribe, () => localStorage.getItem(place), () => null)
  const windowWidth = useWindowWidth()
  const shown = kept === null ? usualColumns(columns, windowWidth - besideGrid(windowWidth) - tickWidth) : new Set(kept.split(','))
  const keep = (next: ReadonlySet<string>) => {
    localStorage.setItem(place, [...next].join(','))
    tell()
  }
  const room = half ? 200 : Infinity
  const visible = columns.map((column) => (column.fixed && column.width > room ? { ...column, width: room } : column)).filter((column) => (column.fixed || shown.has(column.key)) && (!half || column.beside))
  return {
    shown,
    columns: visible,
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
