'use client'
import { Cable } from 'lucide-react'
import { useTenant } from '#features/shell/tenant.tsx'
import { cn, EmptyState, LinkButton, PageHeader } from '#ui/index.ts'
import { CallsCard } from './calls-card.tsx'
import { ConnectionsToTest } from './connections-to-test.tsx'
import type { ProcessOverview, Totals } from './overview.ts'
import { ProcessCard } from './process-card.tsx'
import { standing } from './standing.ts'
import { Tiles } from './tiles.tsx'
import { TotalSync } from './total-sync.tsx'
import { useOverview } from './use-overview.ts'

export function Dashboard({ totals }: { totals: Totals }) {
  const { slug, permissions } = useTenant()
  const overview = useOverview()
  if (overview.processes.length === 0) return <FirstSteps slug={slug} connected={overview.connections.length} mayConnect={permissions.includes('connections')} />
  const calls = overview.calls.map((one) => <CallsCard key={one.connectionId} slug={slug} calls={one} mayChange={permissions.includes('connections')} />)
  // Beside an odd number of processes there is a place left.
  const beside = overview.processes.length % 2 === 1 && calls.length === 1
  return (
    <>
      <PageHeader title="Dashboard" description={standing(overview.processes)} />
      <div className="grid gap-4 px-4 pt-5 pb-8 sm:px-6">
        <ConnectionsToTest slug={slug} connections={overview.connections} mayConnect={permissions.includes('connections')} />
        <section aria-label="Processes" className="grid items-stretch gap-4 xl:grid-cols-2">
          {overview.processes.map((process) => <ProcessCard key={process.id} process={process} />)}
          {beside ? calls : null}
        </section>
        <Tiles slug={slug} overview={overview} totals={totals} />
        <div className={cn('grid items-start gap-4', !beside && calls.length > 0 && 'xl:grid-cols-[minmax(0,1fr)_22rem]')}>
          <TotalSync days={totals.days} now={{ failed: sumOf(overview.processes, 'failed'), waiting: sumOf(overview.processes, 'waiting') }} />
          {beside ? null : <div className="grid gap-4">{calls}</div>}
        </div>
      </div>
    </>
  )
}

const sumOf = (processes: readonly ProcessOverview[], state: keyof ProcessOverview['counts']) => processes.reduce((all, process) => all + process.counts[state], 0)

function FirstSteps({ slug, connected, mayConnect }: { slug: string; connected: number; mayConnect: boolean }) {
  return (
    <>
      <PageHeader title="Dashboard" />
      <EmptyState icon={<Cable />} className="m-auto pb-32" title={connected === 0 ? 'Connect Sage Intacct and Magento first' : connected === 1 ? 'One of the two systems is connected' : 'Both systems are connected. Pair them in an integration'}
        action={mayConnect ? <LinkButton href={`/${slug}/connections`} variant="primary">Open Connections</LinkButton> : undefined}>
        {mayConnect
          ? 'Enter where they are and how to sign in, and press Test connection: it names whatever is missing. The processes appear here as soon as the two are paired.'
          : 'An administrator of your organisation does this under Connections. The processes appear here as soon as the two systems are paired.'}
      </EmptyState>
    </>
  )
}
