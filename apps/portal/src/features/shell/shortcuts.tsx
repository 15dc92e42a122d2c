'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef } from 'react'
import { leave } from '#features/forms/leaving.ts'
import { Dialog, Kbd } from '#ui/index.ts'
import { placesFor } from './places.ts'
import { useTenant } from './tenant.tsx'

const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** The keys that work on every page: Ctrl-K, `?`, and `g` followed by a place's key. */
export function useShortcuts({ onCommand, onHelp }: { onCommand: () => void; onHelp: () => void }): void {
  const router = useRouter()
  const { slug, permissions } = useTenant()
  const wentAt = useRef(0)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onCommand()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('[role=dialog][data-state=open], [role=menu]')) return
    const follows = Date.now() - wentAt.current < 1_000
    wentAt.current = event.key === 'g' ? Date.now() : 0
    if (event.key === '?') onHelp()
    const place = follows ? placesFor(permissions).find(({ key }) => key === event.key) : undefined
    if (!place) return
    event.preventDefault()
    leave(() => router.push(`/${slug}${place.path}`))
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

const inGrids: [keys: string[], what: string][] = [
  [['↑', '↓'], 'Move between records; also j and k'], [['Enter'], 'Open the record; again: go into it'], [['x'], 'Select it'], [['/'], 'Search'], [['r'], 'Retry it, or what is selected'], [['Esc'], 'Close the drawer'],
]

export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { permissions } = useTenant()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" width="lg">
      <div className="grid gap-8 pb-3 sm:grid-cols-2">
        <Keys title="Everywhere" rows={[
          [['Ctrl', 'K'], 'Command menu'], [['?'], 'This list'],
          ...placesFor(permissions).map(({ key, label }): [string[], string] => [['g', key], `Go to ${label}`]),
        ]} />
        <Keys title="In a grid of records" rows={inGrids} />
      </div>
    </Dialog>
  )
}

const Keys = ({ title, rows }: { title: string; rows: [keys: string[], what: string][] }) => (
  <section>
    <h3 className="mb-2 text-sm font-medium text-ink-soft">{title}</h3>
    <dl className="grid gap-2">
      {rows.map(([keys, what]) => (
        <div key={what} className="flex items-center justify-between gap-4">
          <dt>{what}</dt>
          <dd className="flex gap-1">{keys.map((key) => <Kbd key={key}>{key}</Kbd>)}</dd>
        </div>
      ))}
    </dl>
  </section>
)
