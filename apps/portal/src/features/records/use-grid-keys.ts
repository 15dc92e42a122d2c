'use client'
import { useEffect, useEffectEvent, type RefObject } from 'react'

export interface GridKeys {
  /** Moves the active row by so many. */
  move(by: number): void
  goTo(end: 'first' | 'last'): void
  open(): void
  select(range: boolean): void
  search(): void
  retry(): void
  /** Closes what is open, else lets go of what is chosen. */
  escape(): void
}

const pageRows = 15

/**
 * The grid's keys: j, k, x, r, / and Escape wherever one is on the page, arrows and Enter when no other control has the focus. None while
 * something is typed, or a dialog or a menu is open.
 */
export function useGridKeys(grid: RefObject<HTMLElement | null>, keys: GridKeys) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (target.closest('input, textarea, select, [contenteditable=true]') || document.querySelector('[role=dialog], [role=menu], [role=listbox]')) return
    const free = target === document.body || grid.current?.contains(target) === true && !target.closest('a, button')
    const act = actionOf(event, keys, free)
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const other = (event: KeyboardEvent) => { if (event.key !== 'Escape') onKey(event) }
    // Before a tooltip takes it for itself: the drawer is closed by one press.
    const escape = (event: KeyboardEvent) => { if (event.key === 'Escape') onKey(event) }
    document.addEventListener('keydown', other)
    window.addEventListener('keydown', escape, true)
    return () => {
      document.removeEventListener('keydown', other)
      window.removeEventListener('keydown', escape, true)
    }
  }, [])
}

function actionOf({ key, shiftKey }: KeyboardEvent, keys: GridKeys, free: boolean): (() => void) | undefined {
  switch (key) {
    case 'j': return () => keys.move(1)
    case 'k': return () => keys.move(-1)
    case 'x': case 'X': return () => keys.select(shiftKey)
    case 'r': return () => keys.retry()
    case '/': return () => keys.search()
    case 'Escape': return () => keys.escape()
  }
  if (!free) return undefined
  switch (key) {
    case 'ArrowDown': return () => keys.move(1)
    case 'ArrowUp': return () => keys.move(-1)
    case 'PageDown': return () => keys.move(pageRows)
    case 'PageUp': return () => keys.move(-pageRows)
    case 'Home': return () => keys.goTo('first')
    case 'End': return () => keys.goTo('last')
    case 'Enter': return () => keys.open()
    case ' ': return () => keys.select(shiftKey)
  }
  return undefined
}
