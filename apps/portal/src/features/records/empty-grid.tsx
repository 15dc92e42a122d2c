'use client'
import { CircleCheck, Eye, Inbox, SearchX, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useStartRun } from '#features/runs/use-start-run.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { formatCount } from '#ui/count.tsx'
import type { ActiveRun, GridInfo } from './record-view.ts'
import type { RecordWords } from './record-words.ts'

/** Why there is nothing to see, and what to do about it. */
export function EmptyGrid({ info, words, narrowed, all, run, onClear }: { info: GridInfo; words: RecordWords; narrowed: boolean; all: number; run: ActiveRun | null; onClear: () => void }) {
  const onlyFailed = words.state === 'failed' && Object.entries(words).every(([word, value]) => word === 'state' || word === 'sort' || !value)
  if (onlyFailed && all > 0) {
    return (
      <EmptyState icon={<CircleCheck />} title={`No ${info.one} has failed`} action={<Button onClick={onClear}>{`Show all ${formatCount(all)}`}</Button>}>
        All that was read from {info.sourceSystem} is synced, skipped or waiting.
      </EmptyState>
    )
  }
  if (narrowed) {
    return (
      <EmptyState icon={<SearchX />} title={`No ${info.one} matches`} action={<Button onClick={onClear}>Clear the filters</Button>}>
        {words.q ? `Nothing is found for “${words.q}” in IDs, names and the other search terms.` : `None of the ${formatCount(all)} ${info.many} fits all filters.`}
      </EmptyState>
    )
  }
  if (run) return <EmptyState icon={<Inbox />} title={`Reading ${info.many} from ${info.sourceSystem}`}>The first ones appear here within seconds.</EmptyState>
  return (
    <EmptyState icon={<Inbox />} title={info.everRan ? `No ${info.many} yet` : 'This process has not run yet'}
      action={info.everRan ? <LinkButton href={`/${info.tenant}/processes/${info.processId}/runs`}>Open its runs</LinkButton> : info.mayRun ? <PreviewButton info={info} /> : null}>
      {info.everRan
        ? <>The last run found none to sync. <Link className="text-accent-ink underline underline-offset-2" href={`/${info.tenant}/processes/${info.processId}/settings`}>Look at its settings</Link> to see which ones are chosen.</>
        : <>{info.description} Preview shows what the first run would do, without writing anything.</>}
    </EmptyState>
  )
}

function PreviewButton({ info }: { info: GridInfo }) {
  const router = useRouter()
  const start = useStartRun(info.processId)
  const preview = async () => {
    const { runId } = await start.mutateAsync({ mode: 'preview' })
    router.push(`/${info.tenant}/runs/${runId}`)
  }
  return <Button variant="primary" icon={<Eye />} pending={start.isPending} onClick={() => void preview().catch(() => {})}>Preview the first run</Button>
}

/** The rows could not be had: nothing is known, so nothing is said of them. */
export const UnreadGrid = ({ error, onRetry }: { error: Error; onRetry: () => void }) => (
  <EmptyState icon={<TriangleAlert />} title="The records could not be read" action={<Button onClick={onRetry}>Try again</Button>}>{error.message}</EmptyState>
)
