'use client'
import { BarChart3, Table2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Card, formatCount, IconButton, Skeleton, Swatch, Table, Td, Th, Tr } from '#ui/index.ts'
import { dayLabel, series } from './day-series.ts'
import type { DayOverview } from './overview.ts'

const TotalChart = dynamic(() => import('./total-chart.tsx'), { ssr: false, loading: () => <Skeleton className="size-full" /> })

/** What all processes together brought over, day by day; as a graph or as a table. */
export function TotalSync({ days }: { days: readonly DayOverview[] }) {
  const [asTable, setAsTable] = useState(false)
  const sum = (key: (typeof series)[number]['key']) => days.reduce((all, day) => all + day[key], 0)
  const nothing = series.every(({ key }) => sum(key) === 0)
  return (
    <Card title="Total sync" description="What the runs of the last 30 days came to, added up" flush
      actions={<IconButton label={asTable ? 'Show as a graph' : 'Show as a table'} size="sm" icon={asTable ? <BarChart3 /> : <Table2 />} onClick={() => setAsTable(!asTable)} />}>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 px-4 pt-1 pb-2 text-sm">
        {[...series].reverse().map(({ key, label, tone }) => (
          <li key={key} className="flex items-center gap-1.5 text-ink-soft"><Swatch tone={tone} />{label}<span className="figures font-medium text-ink">{formatCount(sum(key))}</span></li>
        ))}
      </ul>
      {asTable ? <DayTable days={days} /> : (
        <div className="h-56 px-3 pb-3" role="img" aria-label={`Bar chart of the last 30 days. ${[...series].reverse().map(({ key, label }) => `${label} ${formatCount(sum(key))}`).join(', ')}. The button above shows the days as a table.`}>
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
