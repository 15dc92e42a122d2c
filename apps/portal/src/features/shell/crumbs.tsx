'use client'
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Fragment, useEffect, useSyncExternalStore } from 'react'
import { useOverview } from '#features/dashboard/use-overview.ts'
import { places } from './places.ts'
import { useTenant } from './tenant.tsx'

export interface Crumb { label: string; href?: string }

// A page deeper than its address tells (a run belongs to a process) names its own way here.
const own = { crumbs: null as Crumb[] | null, listeners: new Set<() => void>() }
const setOwn = (crumbs: Crumb[] | null) => {
  own.crumbs = crumbs
  for (const listener of own.listeners) listener()
}

/** Names the way to this page in the top bar, in place of what its address says. Renders nothing. */
export function Crumbs({ items }: { items: Crumb[] }) {
  const text = JSON.stringify(items)
  useEffect(() => {
    setOwn(JSON.parse(text) as Crumb[])
    return () => setOwn(null)
  }, [text])
  return null
}

const tabs: Record<string, string> = { records: 'Records', runs: 'Runs', mapping: 'Mapping', settings: 'Settings', schedule: 'Schedule', preview: 'Preview' }

function useCrumbs(): Crumb[] {
  const path = usePathname()
  const { slug } = useTenant()
  const { processes, connections } = useOverview()
  const given = useSyncExternalStore((listener) => { own.listeners.add(listener); return () => own.listeners.delete(listener) }, () => own.crumbs, () => null)
  if (given) return given
  const [, , first = '', second = '', third = ''] = path.split('/')
  if (first === '') return [{ label: places.dashboard.label }]
  if (first === 'processes') {
    const process = processes.find(({ id }) => id === second)
    return [{ label: process?.name ?? 'Process', href: `/${slug}/processes/${second}/records` }, ...(third ? [{ label: tabs[third] ?? third }] : [])]
  }
  if (first === 'connections' && second) return [{ label: places.connections.label, href: `/${slug}/connections` }, { label: connections.find(({ id }) => id === second)?.name ?? 'Connection' }]
  if (first === 'runs' && second) return [{ label: 'Run' }]
  const place = Object.values(places).find(({ path: at }) => at === `/${first}`)
  return [{ label: place?.label ?? (first === 'help' ? 'Help' : 'Not found') }]
}

export function Breadcrumb() {
  const crumbs = useCrumbs()
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-base">
        {crumbs.map((crumb, index) => {
          const last = index === crumbs.length - 1
          return (
            <Fragment key={index}>
              {index > 0 ? <li aria-hidden className="hidden text-ink-faint sm:block"><ChevronRight className="size-3.5" /></li> : null}
              <li className={last ? 'min-w-0 truncate font-medium' : 'hidden min-w-0 truncate sm:block'}>
                {crumb.href && !last ? <Link href={crumb.href} className="text-ink-soft hover:text-ink">{crumb.label}</Link> : <span aria-current={last ? 'page' : undefined}>{crumb.label}</span>}
              </li>
            </Fragment>
          )
        })}
      </ol>
    </nav>
  )
}
