import { stateWord, StateMark } from '#ui/state-mark.tsx'
import { isQueued } from './queued.ts'
import type { RecordView } from './record-view.ts'

/** A record's state; that it is being written, about to be tried again, or ignored by a person, is told instead. */
export function RecordStateMark({ record, className }: { record: RecordView; className?: string }) {
  const look = record.beingWritten ? { state: 'running' as const, word: 'Being written' }
    : isQueued(record) ? { state: 'queued' as const, word: 'Queued' }
    : record.ignored ? { state: 'skipped' as const, word: 'Ignored' }
    : { state: record.state, word: stateWord(record.state) }
  return <StateMark {...look} {...(className ? { className } : {})} />
}
