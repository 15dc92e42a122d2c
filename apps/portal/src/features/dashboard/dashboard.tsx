'use client'
import { Cable } from 'lucide-react'
import { useTenant } from '#features/shell/tenant.tsx'
import { cn, counted, EmptyState, LinkButton, PageHeader } from '#ui/index.ts'
import { CallsCard } from './calls-card.tsx'
import type { ProcessOverview, Totals } from './overview.ts'
import { ProcessCard } from './process-card.tsx'
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

/** Whether the shop is true to the books, in one sentence. */
function standing(processes: readonly ProcessOverview[]): string {
  const sum = (state: keyof ProcessOverview['counts']) => sumOf(processes, state)
  const [failed, waiting] = [sum('failed'), sum('waiting')]
  const waits = counted(waiting, 'waits', 'wait')
  const running = processes.filter((process) => process.active).length
  if (failed + waiting + sum('synced') + sum('skipped') === 0) {
    return running ? 'The first sync is running. What fails is listed under Failures, each with its remedy.' : 'Nothing has been synced yet. Start with a preview: it shows what would change and writes nothing.'
  }
  if (running) {
    const far = [failed ? `${counted(failed, 'record needs', 'records need')} somebody` : null, waiting ? `${failed ? waits : counted(waiting, 'record waits', 'records wait')} for something still to come` : null].filter(Boolean)
    return `${running === 1 ? 'A sync is' : `${running} syncs are`} running. ${far.length ? `So far ${far.join(', ')}.` : 'Nothing has failed so far.'}`
  }
  if (failed === 0) return waiting === 0 ? 'The shop is true to the books, as far as the last runs have looked.' : `Nothing failed. ${counted(waiting, 'record waits', 'records wait')} for something that is still to come and ${waiting === 1 ? 'is' : 'are'} tried again without you.`
  return `${counted(failed, 'record needs', 'records need')} somebody${waiting ? `, ${waits} for something still to come` : ''}. All others are as in the books${sum('skipped') ? ', or left out on purpose' : ''}.`
}

function FirstSteps({ slug, connected, mayConnect }: { slug: string; connected: number; mayConnect: boolean }) {
  return (
    <>
      <PageHeader title="Dashboard" />
      <EmptyState icon={<Cable />} className="m-auto pb-32" title={connected === 0 ? 'Connect Sage Intacct and Magento first' : connected === 1 ? 'One of the two systems is connected' : 'Both systems are connected. Pair them to an integration'}
        action={mayConnect ? <LinkButton href={`/${slug}/connections`} variant="primary">Open Connections</LinkButton> : undefined}>
        {mayConnect
          ? 'Enter where they are and how to sign in, and press Test connection: it names whatever is missing. The processes appear here as soon as the two are paired.'
          : 'An administrator of your organisation does this under Connections. The processes appear here as soon as the two systems are paired.'}
      </EmptyState>
    </>
  )
}
