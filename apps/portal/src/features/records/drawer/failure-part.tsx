import type { Failure } from '@causeway/sync/entities'
import { CircleX } from 'lucide-react'
import Link from 'next/link'
import { Badge } from '#ui/badge.tsx'
import { CodeBlock } from '#ui/code-block.tsx'
import { classWords, fixedByWords } from '../failure-words.ts'
import { MendLink } from '../mend-link.tsx'
import type { GridInfo } from '../record-view.ts'

/** What went wrong, why, what to do and who can. */
export function FailurePart({ failure, cause, info }: { failure: Failure; cause: string | null; info: GridInfo }) {
  const title = info.failures.find(({ code }) => code === failure.code)?.title ?? failure.code
  const process = `/${info.tenant}/processes/${info.processId}`
  return (
    <section aria-label="What went wrong" className="rounded-lg border border-failed/30 bg-failed-soft p-3.5">
      <h3 className="flex items-start gap-2 font-semibold">
        <CircleX className="mt-0.5 size-4 shrink-0 text-failed" aria-hidden />
        <span className="grow">{title}</span>
        <Badge tone="failed" className="bg-surface">{classWords[failure.class] ?? failure.class}</Badge>
      </h3>
      <p className="mt-1.5 text-pretty">{failure.explanation}</p>
      <h4 className="mt-3 text-sm font-medium">What to do</h4>
      <p className="text-pretty">{failure.remedy}</p>
      <p className="mt-2 text-sm text-ink-soft">
        To be mended by {fixedByWords[failure.fixedBy]}.{' '}
        <Link href={`/${info.tenant}/help/failures/${failure.code}`} className="text-accent-ink underline underline-offset-2">About this failure</Link>
      </p>
      {info.mayConfigure ? <div className="mt-3 flex flex-wrap gap-2 empty:hidden"><MendLink process={process} failure={failure} cause={cause} /></div> : null}
      {failure.raw ? <div className="mt-3"><CodeBlock title="In the other system’s own words" value={failure.raw} /></div> : null}
    </section>
  )
}
