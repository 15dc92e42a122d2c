import type { ExampleOutcome as Outcome } from '@causeway/sync/connections'
import { ArrowRight, CircleCheck, CircleSlash, CircleX, Clock, Pencil, Plus } from 'lucide-react'
import { cn } from '#ui/cn.ts'

const looks = {
  create: { icon: Plus, words: 'Would be created', className: 'text-synced' },
  update: { icon: Pencil, words: 'Would be updated', className: 'text-accent-ink' },
  unchanged: { icon: CircleCheck, words: 'Would stay as it is: the shop has all of it', className: 'text-synced' },
  skip: { icon: CircleSlash, words: 'Would be skipped', className: 'text-skipped' },
  wait: { icon: Clock, words: 'Would wait', className: 'text-waiting' },
  failure: { icon: CircleX, words: 'Would fail', className: 'text-failed' },
} as const

/** What a run would do with the example record: field by field, or why not. */
export function ExampleOutcome({ outcome }: { outcome: Outcome }) {
  const { icon: Icon, words, className } = looks[outcome.kind]
  return (
    <div>
      <p className={cn('flex items-center gap-1.5 font-medium', className)}><Icon className="size-4 shrink-0" aria-hidden />{words}</p>
      {outcome.kind === 'skip' || outcome.kind === 'wait' ? <p className="mt-1 text-sm text-ink-soft text-pretty">{outcome.reason}</p> : null}
      {outcome.kind === 'failure' ? (
        <div className="mt-1 grid gap-1 text-sm text-pretty">
          <p>{outcome.failure.explanation}</p>
          <p><span className="font-medium">What to do: </span>{outcome.failure.remedy}</p>
        </div>
      ) : null}
      {outcome.kind === 'create' || outcome.kind === 'update' ? (
        <dl className="mt-2 divide-y divide-line border-y border-line text-sm">
          {outcome.fields.map(({ field, before, after }) => (
            <div key={field} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-2 py-1.5">
              <dt className="min-w-0 font-mono text-xs leading-[18px] break-words text-ink-soft">{field}</dt>
              <dd className="min-w-0 break-words">
                {before !== null && before !== '' ? <><span className="text-ink-faint line-through">{before}</span> <ArrowRight className="inline size-3 text-ink-faint" aria-label="becomes" /> </> : null}
                {after === null || after === '' ? <span className="text-ink-faint">(empty)</span> : after}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  )
}
