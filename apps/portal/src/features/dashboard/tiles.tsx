import Link from 'next/link'
import { formatCount } from '#ui/index.ts'
import type { Overview, Totals } from './overview.ts'

/** The four numbers of an organisation. */
export function Tiles({ slug, overview, totals }: { slug: string; overview: Overview; totals: Totals }) {
  const on = overview.processes.filter((process) => process.enabled).length
  const scheduled = overview.processes.filter((process) => process.schedule).length
  const tiles = [
    { label: 'Integrations', value: overview.integrations.length, note: `${overview.integrations.filter((one) => one.enabled).length} switched on`, href: `/${slug}/connections` },
    { label: 'Processes', value: overview.processes.length, note: `${on} switched on`, href: `/${slug}/schedules` },
    { label: 'Scheduled runs', value: totals.scheduledRuns, note: `in 30 days, by ${scheduled} ${scheduled === 1 ? 'schedule' : 'schedules'}`, href: `/${slug}/runs?trigger=schedule` },
    { label: 'Log entries', value: totals.logEntries, more: totals.moreLogEntries, note: 'in 30 days', href: `/${slug}/runs` },
  ]
  return (
    <ul className="grid grid-cols-2 overflow-hidden rounded-xl border border-line bg-surface shadow-raised lg:grid-cols-4 [&>li]:border-line [&>li:nth-child(even)]:border-l [&>li:nth-child(n+3)]:border-t lg:[&>li:nth-child(n+2)]:border-l lg:[&>li:nth-child(n+3)]:border-t-0">
      {tiles.map((tile) => (
        <li key={tile.label}>
          <Link href={tile.href} className="block h-full px-4 py-3 transition-colors duration-100 hover:bg-subtle focus-visible:-outline-offset-2">
            <span className="block text-sm text-ink-soft">{tile.label}</span>
            <span className="figures block text-xl font-semibold tracking-[-0.01em]">{formatCount(tile.value)}{'more' in tile && tile.more ? '+' : null}</span>
            <span className="block truncate text-xs text-ink-faint">{tile.note}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
