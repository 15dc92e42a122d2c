'use client'
import type { ConnectionCheck, ConnectionReport as Report } from '@causeway/sync/connections'
import { entityNamed } from '@causeway/sync/entities'
import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from 'lucide-react'
import { processName } from '#features/dashboard/process-name.ts'
import { Badge } from '#ui/badge.tsx'
import { cn } from '#ui/cn.ts'
import { formatDuration } from '#ui/time.tsx'

const looks = {
  passed: { icon: CircleCheck, word: 'Passed', className: 'text-synced' },
  failed: { icon: CircleX, word: 'Failed', className: 'text-failed' },
  warning: { icon: TriangleAlert, word: 'Warning', className: 'text-waiting' },
  'not-checked': { icon: CircleDashed, word: 'Not checked', className: 'text-skipped' },
} as const

/** What a test found, check by check: the failed ones first, each with what to do. */
export function ConnectionReport({ report, labelOf, onField }: {
  report: Report; /** What a field of the form is called. */ labelOf: (field: string) => string; /** Called to show the form's field to look at. */ onField?: (field: string) => void
}) {
  const order: ConnectionCheck['state'][] = ['failed', 'warning', 'passed', 'not-checked']
  const counts = order.map((state) => [state, report.checks.filter((check) => check.state === state).length] as const).filter(([, count]) => count > 0)
  return (
    <div>
      <p className="font-medium text-pretty">{report.ok ? `Connected to ${report.connectedTo ?? 'the system'}.` : 'The connection does not work yet.'}</p>
      <p className="mt-0.5 text-sm text-ink-soft">
        {counts.map(([state, count]) => `${count} ${looks[state].word.toLowerCase()}`).join(' · ')} · took {report.durationMs < 1_000 ? `${report.durationMs} ms` : formatDuration(report.durationMs)}
      </p>
      <ul className="mt-3 divide-y divide-line border-t border-line">
        {order.flatMap((state) => (state === 'not-checked' ? [] : report.checks.filter((check) => check.state === state))).map((check) => (
          check.state === 'passed' ? <InOneLine key={check.title} check={check} /> : <Check key={check.title} check={check} labelOf={labelOf} {...(onField ? { onField } : {})} />
        ))}
        {notChecked(report).map((check) => <InOneLine key={check.title} check={check} />)}
      </ul>
    </div>
  )
}

/** Those that nobody looked at for the same reason, in one line. */
function notChecked({ checks }: Report): ConnectionCheck[] {
  const left = checks.filter(({ state }) => state === 'not-checked')
  return [...new Set(left.map(({ message }) => message))].map((message) => {
    const same = left.filter((check) => check.message === message)
    return same.length === 1 ? same[0]! : { ...same[0]!, title: message, message: `${same.map(({ title }) => title).join(', ')}.` }
  })
}

/** What asks for nothing needs no more. */
function InOneLine({ check: { title, message, state } }: { check: ConnectionCheck }) {
  const { icon: Icon, word, className } = looks[state]
  return (
    <li className="flex items-start gap-2.5 py-1.5 text-sm">
      <Icon className={cn('mt-px size-4 shrink-0', className)} aria-label={word} />
      <p className="min-w-0 text-pretty break-words"><span className="font-medium">{title}</span> <span className="text-ink-soft">{message}</span></p>
    </li>
  )
}

function Check({ check, labelOf, onField }: { check: ConnectionCheck; labelOf: (field: string) => string; onField?: (field: string) => void }) {
  const { icon: Icon, word, className } = looks[check.state]
  const neededBy = (check.neededBy ?? []).map((name) => processName(entityNamed(name)?.title ?? name))
  return (
    <li className="flex items-start gap-2.5 py-2.5">
      <Icon className={cn('mt-0.5 size-4 shrink-0', className)} aria-hidden />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{check.title}</span>
          <span className={cn('text-sm', className)}>{word}</span>
        </p>
        <p className="text-sm text-ink-soft text-pretty break-words">{check.message}</p>
        {check.remedy ? <p className="mt-1 text-sm text-pretty"><span className="font-medium">What to do: </span>{check.remedy}</p> : null}
        {check.field && check.state !== 'passed' && onField
          ? <button type="button" className="mt-1 text-sm text-accent-ink underline-offset-2 hover:underline" onClick={() => onField(check.field!)}>Go to {labelOf(check.field)}</button> : null}
        {neededBy.length && check.state !== 'passed' ? (
          <p className="mt-1.5 flex flex-wrap items-center gap-1 text-sm text-ink-soft">Needed by {neededBy.map((title) => <Badge key={title}>{title}</Badge>)}</p>
        ) : null}
      </div>
    </li>
  )
}
