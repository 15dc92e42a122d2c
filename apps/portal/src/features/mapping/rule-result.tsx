import { applyRule, type MappingRule, type SourceRecord } from '@causeway/sync/mapping'
import { ArrowRight } from 'lucide-react'
import { cn } from '#ui/cn.ts'

/** What a rule makes of the example record, at once and without asking anybody: value there, value here. */
export function RuleResult({ rule, source }: { rule: MappingRule; source: SourceRecord }) {
  if (rule.from === 'nothing') return <Line before={null} after={<span className="text-ink-faint">not sent</span>} />
  if (rule.from === 'constant') return <Line before={null} after={<Value text={rule.value} />} />
  if (!rule.field) return null
  if (!(rule.field in source)) return <Line before={<span className="text-ink-faint">{rule.field} was not read yet</span>} after={<span className="text-ink-faint">check again to see it</span>} />
  const { value, unmapped } = applyRule(rule, source)
  return <Line before={<Value text={source[rule.field] ?? ''} />} after={unmapped ? <span className="font-medium text-failed">no row for it: the record would fail</span> : <Value text={value ?? ''} />} />
}

const Line = ({ before, after }: { before: React.ReactNode; after: React.ReactNode }) => (
  <p className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 text-sm">
    {before === null ? null : <><span className="min-w-0 break-words text-ink-soft">{before}</span><ArrowRight className="size-3.5 shrink-0 self-center text-ink-faint" aria-label="becomes" /></>}
    <span className="min-w-0 break-words">{after}</span>
  </p>
)

const Value = ({ text }: { text: string }) => <span className={cn('font-mono text-[12.5px]', text === '' && 'text-ink-faint')}>{text === '' ? '(empty)' : text}</span>
