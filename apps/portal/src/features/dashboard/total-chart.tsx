'use client'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatCount, Swatch } from '#ui/index.ts'
import { dayLabel, series } from './day-series.ts'
import type { DayOverview } from './overview.ts'

const nothing: DayOverview = { day: '', created: 0, updated: 0, unchanged: 0, skipped: 0, waiting: 0, failed: 0 }
const short = new Intl.NumberFormat('en', { notation: 'compact' })
const axis = { fontSize: 12, fill: 'var(--ink-faint)' }

export default function TotalChart({ days }: { days: readonly DayOverview[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={[...days]} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} barCategoryGap="22%" accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="day" tickFormatter={dayLabel} tick={axis} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} interval="equidistantPreserveStart" minTickGap={36} />
        <YAxis width={40} tick={axis} tickLine={false} axisLine={false} allowDecimals={false} tickFormatter={(value: number) => short.format(value)} />
        <Tooltip cursor={{ fill: 'var(--subtle)' }} isAnimationActive={false} content={({ active, payload, label }) => (
          active && payload?.[0] ? (
            <div className="rounded-lg border border-line bg-surface px-3 py-2 text-sm shadow-float">
              <p className="font-medium">{dayLabel(String(label))}</p>
              {[...series].reverse().map(({ key, label: name, tone }) => (
                <p key={key} className="flex items-center gap-2 text-ink-soft"><Swatch tone={tone} />{name}<span className="figures ml-auto pl-4 text-ink">{formatCount((days.find(({ day }) => day === label) ?? nothing)[key])}</span></p>
              ))}
            </div>
          ) : null
        )} />
        {series.map(({ key, fill }) => <Bar key={key} dataKey={key} stackId="day" fill={fill} isAnimationActive={false} maxBarSize={22} />)}
      </BarChart>
    </ResponsiveContainer>
  )
}
