'use client'
import { BarChart3, Table2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Card, formatCount, IconButton, Skeleton, Swatch, Table, Td, Th, Tr } from '#ui/index.ts'
import { dayLabel, series } from './day-series.ts'
import type { DayOverview } from './overview.ts'

const TotalChart = dynamic(() => import('./total-chart.tsx'), { ssr: false, loading: () => <Skeleton className="size-full" /> })

/** What all processes together brought over, day by day; as a graph or as a table. `now` is how the records stand. */
export function TotalSync({ days, now }: { days: readonly DayOverview[]; now: Record<'failed' | 'waiting', number> }) {
  const [asTable, setAsTable] = useState(false)
  const nothing = series.every(({ key }) => days.every((day) => day[key] === 0))
  // What failed one day and still does fails the next day, too: days of that cannot be added up.
  const figure = (key: (typeof series)[number]['key']) => (key === 'failed' || key === 'waiting' ? now[key] : days.reduce((all, day) => all + day[key], 0))
  const named = (key: (typeof series)[number]['key'], label: string) => (key === 'failed' || key === 'waiting' ? `${label} now` : label)
  return (
    <Card title="Total sync" description="Created and updated in the last 30 days; failed and waiting as the day’s runs met them" flush
      actions={<IconButton label={asTable ? 'Show as a graph' : 'Show as a table'} size="sm" icon={asTable ? <BarChart3 /> : <Table2 />} onClick={() => setAsTable(!asTable)} />}>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 px-4 pt-1 pb-2 text-sm">
        {[...series].reverse().map(({ key, label, tone }) => (
          <li key={key} className="flex items-center gap-1.5 text-ink-soft"><Swatch tone={tone} />{named(key, label)}<span className="figures font-medium text-ink">{formatCount(figure(key))}</span></li>
        ))}
      </ul>
      {asTable ? <DayTable days={days} /> : (
        <div className="h-56 px-3 pb-3" role="img" aria-label={`Bar chart of the last 30 days. ${[...series].reverse().map(({ key, label }) => `${named(key, label)} ${formatCount(figure(key))}`).join(', ')}. The button above shows the days as a table.`}>
          {nothing ? <p className="flex h-full items-center justify-center text-sm text-ink-soft">Nothing has been synced in these days.</p> : <TotalChart days={days} />}
        </div>
      )}
    </Card>
  )
}

function DayTable({ days }: { days: readonly DayOverview[] }) {
  const columns = ['created', 'updated', 'unchanged', 'skipped', 'waiting', 'failed'] as const
  return (
    <Table label="Total sync by day" className="max-h-64 overflow-y-auto border-t border-line" head={<><Th>Day</Th>{columns.map((column) => <Th key={column} numeric className="capitalize">{column}</Th>)}</>}>
      {[...days].reverse().map((day) => (
        <Tr key={day.day}><Td>{dayLabel(day.day)}</Td>{columns.map((column) => <Td key={column} numeric>{formatCount(day[column])}</Td>)}</Tr>
      ))}
    </Table>
  )
}
