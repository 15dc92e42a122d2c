import { exactTime, formatCount } from '#ui/index.ts'
import { isActive, type RunDetail, type RunView } from './run-view.ts'

/** "customers changed since 24 Nov 2026, 06:00", or all of them. `since` is as the process's watermark has it. */
export function windowWords(since: string | null, many: string, zone: string): string {
  if (since === null) return `all ${many}`
  const time = new Date(since)
  return `${many} changed since ${Number.isNaN(time.getTime()) ? since : exactTime(time, zone, { seconds: false, zoneName: false })}`
}

/** Whether everything was read, in a sentence that can be checked: "Sage Intacct says 1,204 customers changed since …; we read 1,204." */
export function completenessWords({ run, source }: Pick<RunDetail, 'run' | 'source'>, zone: string): string | null {
  const { announced, windowRead, since, counts } = run
  if (run.mode === 'retry') return isActive(run) ? null : `${formatCount(counts.read)} ${counts.read === 1 ? 'record was' : 'records were'} due; each was read afresh from ${source.system} and tried again.`
  if (run.carriesOut !== null) return isActive(run) ? null : `The preview spoke of ${formatCount(counts.read)} ${counts.read === 1 ? source.one : source.many}; each was read afresh from ${source.system} and compared with what it said.`
  if (announced === null || windowRead === null || since === undefined) return null
  const noun = announced === 1 ? source.one : source.many
  const says = since === null
    ? `${source.system} says it holds ${formatCount(announced)} ${noun}`
    : `${source.system} says ${formatCount(announced)} ${windowWords(since, noun, zone)}`
  const rest = counts.read - windowRead
  const more = rest > 0 && run.mode !== 'preview' ? ` Another ${formatCount(rest)} ${rest === 1 ? 'was' : 'were'} due from earlier runs.` : ''
  return isActive(run) ? `${says}; ${formatCount(windowRead)} read so far.` : `${says}; we read ${formatCount(windowRead)}.${more}`
}

/** What the run came to, for its page's head. */
export function outcomeWords({ run }: Pick<RunDetail, 'run'>): string {
  const { created, updated, failed, waiting, unchanged, skipped } = run.counts
  const preview = run.mode === 'preview'
  const parts = [
    created && `${formatCount(created)} ${preview ? 'would be created' : 'created'}`,
    updated && `${formatCount(updated)} ${preview ? 'would be updated' : 'updated'}`,
    unchanged && `${formatCount(unchanged)} ${preview ? 'would stay as they are' : 'unchanged'}`,
    skipped && `${formatCount(skipped)} ${preview ? 'would be skipped' : 'skipped'}`,
    waiting && `${formatCount(waiting)} ${preview ? 'would wait' : 'waiting'}`,
    failed && `${formatCount(failed)} ${preview ? 'would fail' : 'failed'}`,
  ].filter(Boolean)
  if (!parts.length) return isActive(run) ? 'Nothing has been read yet.' : run.state === 'completed' ? 'There was nothing to do.' : 'Nothing was read.'
  return `${new Intl.ListFormat('en', { type: 'conjunction' }).format(parts as string[])}.`
}

export const readInWindow = (run: RunView): number => (run.mode === 'retry' ? run.counts.read : run.windowRead ?? run.counts.read)
