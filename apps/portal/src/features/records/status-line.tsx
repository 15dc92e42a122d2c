'use client'
import { RefreshCw, RotateCw, UserRound, NotebookPen, EyeOff, Eye, X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { formatCount } from '#ui/count.tsx'
import { DropdownMenu, MenuItem, MenuSeparator } from '#ui/menu.tsx'
import { StateMark } from '#ui/state-mark.tsx'
import type { ActiveRun, GridInfo } from './record-view.ts'
import type { Clearance } from './records-api.ts'

/**
 * One line above the grid that is always there, so that nothing moves: how many match, or what is chosen and what can be
 * done with it.
 */
export function StatusLine({ info, total, counted, unread, narrowed, skippedOnly, chosen, allChosen, mayChooseAll, drift, run, onReload, onChooseAll, onClear, onAct, onIgnore, onNote }: {
  info: GridInfo; total: { count: number; more: boolean }; counted: boolean; /** Nothing could be read, so there is nothing to count. */ unread: boolean; narrowed: boolean; /** Only skipped or ignored records are shown. */ skippedOnly: boolean
  chosen: number; allChosen: boolean; /** More match than are chosen. */ mayChooseAll: boolean
  drift: number; run: ActiveRun | null; onReload: () => void; onChooseAll: () => void; onClear: () => void
  onAct: (clearance: Clearance) => void; onIgnore: () => void; onNote: () => void
}) {
  const matching = `${total.more ? 'more than ' : ''}${formatCount(total.count)}`
  return (
    <div className="flex min-h-10 flex-wrap max-sm:sticky max-sm:top-12 max-sm:z-20 max-sm:bg-canvas items-center gap-x-3 gap-y-1 border-t border-line px-4 py-1 text-sm sm:px-6">
      {chosen === 0 ? (
        <>
          <h2 id="records-title" className="text-base font-semibold">{info.title}</h2>
          <p className="figures text-ink-soft" aria-live="polite">
            {unread ? null : !counted ? 'Counting' : total.count === 1 ? `1 ${narrowed ? 'match' : info.one}` : `${matching} ${narrowed ? 'matches' : info.many}`}
          </p>
          {drift !== 0 ? <Button size="sm" variant="ghost" icon={<RefreshCw />} onClick={onReload}>{drift > 0 ? `Show ${formatCount(drift)} more` : 'Show the list as it is now'}</Button> : null}
        </>
      ) : (
        <>
          <h2 id="records-title" className="sr-only">{info.title}</h2>
          <p className="figures font-medium" aria-live="polite">{allChosen && total.more ? 'All that match are' : formatCount(chosen)} selected</p>
          {mayChooseAll ? <Button size="sm" variant="link" onClick={onChooseAll}>{`Select all ${matching} that match`}</Button> : null}
          <Button size="sm" variant="ghost" icon={<X />} onClick={onClear}>Select none</Button>
          {info.mayClear ? (
            <div className="flex flex-wrap items-center gap-1.5">
              <Button size="sm" variant="primary" icon={<RotateCw />} onClick={() => onAct({ action: 'retry' })}>
                {chosen === 1 ? 'Retry' : `Retry ${formatCount(chosen)}`}
              </Button>
              {skippedOnly ? null : <Button size="sm" icon={<EyeOff />} onClick={onIgnore}>Ignore…</Button>}
              <AssignMenu info={info} onAssign={(assignee) => onAct({ action: 'assign', assignee })}><Button size="sm" icon={<UserRound />}>Assign</Button></AssignMenu>
              <Button size="sm" icon={<NotebookPen />} onClick={onNote}>Note…</Button>
              {skippedOnly ? <Button size="sm" icon={<Eye />} onClick={() => onAct({ action: 'stop-ignoring' })}>Stop ignoring</Button> : null}
            </div>
          ) : null}
        </>
      )}
      {run ? (
        <Link href={`/${info.tenant}/runs/${run.id}`} className="ml-auto flex items-center gap-2 text-ink-soft hover:text-ink">
          <StateMark state={run.state} word={run.state === 'running' ? (run.mode === 'retry' ? 'Retrying' : 'Syncing') : run.state === 'queued' ? 'A run is queued' : 'A run is paused'} />
        </Link>
      ) : null}
    </div>
  )
}

/** Whose the records are to be. */
export function AssignMenu({ info, onAssign, children }: { info: GridInfo; onAssign: (assignee: string | null) => void; children: ReactNode }) {
  return (
    <DropdownMenu align="start" trigger={children}>
      <MenuItem onSelect={() => onAssign(info.me)}>Me</MenuItem>
      {info.people.filter((person) => person.id !== info.me).map((person) => <MenuItem key={person.id} onSelect={() => onAssign(person.id)}>{person.name}</MenuItem>)}
      <MenuSeparator />
      <MenuItem onSelect={() => onAssign(null)}>Nobody</MenuItem>
    </DropdownMenu>
  )
}
