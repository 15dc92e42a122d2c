import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import { cn } from '#ui/cn.ts'
import { connectionState, type ConnectionView } from './connection-view.ts'

const looks = {
  works: { icon: CircleCheck, word: 'Works', className: 'text-synced' },
  fails: { icon: CircleX, word: 'Fails', className: 'text-failed' },
  untested: { icon: CircleDashed, word: 'Not tested', className: 'text-skipped' },
}

/** Whether the last test of a connection passed, as icon and word. */
export function ConnectionMark({ connection, className }: { connection: Pick<ConnectionView, 'lastTestOk'>; className?: string }) {
  const { icon: Icon, word, className: tone } = looks[connectionState(connection)]
  return <span className={cn('inline-flex items-center gap-1.5 whitespace-nowrap font-medium', tone, className)}><Icon className="size-4 shrink-0" aria-hidden />{word}</span>
}
