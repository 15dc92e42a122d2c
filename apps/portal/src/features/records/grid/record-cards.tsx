'use client'
// The virtualizer answers differently without being another object, which the compiler cannot see.
'use no memo'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { Checkbox } from '#ui/choices.tsx'
import { cn } from '#ui/cn.ts'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { RelativeTime } from '#ui/time.tsx'
import type { GridInfo, RecordView } from '../record-view.ts'
import { RecordStateMark } from '../record-state-mark.tsx'
import { Reason } from './columns.tsx'

/** Px; each card is measured once it is drawn. */
const usualHeight = 92
/** Cards before the end at which the next page is asked for. */
const ahead = 20

/** The records on a phone: a card each, below one another, scrolled with the page. Selection and sorting stand above them. */
export function RecordCards({ info, rows, hasMore, onMore, onOpen, opened, isChosen, onChoose, allChosen, onChooseAll, sort, onSort, watched, empty }: {
  info: GridInfo; rows: RecordView[]; hasMore: boolean; onMore: () => void
  onOpen: (index: number) => void; /** Key of the record in the drawer. */ opened: string | null
  isChosen: (id: string) => boolean; onChoose: (index: number) => void; allChosen: boolean | 'mixed'; onChooseAll: (on: boolean) => void
  sort: string | undefined; onSort: (sort: string) => void
  /** Gets the ids of the cards that are shown. */ watched: RefObject<string[]>
  empty: ReactNode
}) {
  const list = useRef<HTMLUListElement>(null)
  const top = useTop(list)
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useWindowVirtualizer({ count: rows.length + (hasMore ? 1 : 0), estimateSize: () => usualHeight, overscan: 8, scrollMargin: top, getItemKey: (index) => rows[index]?.id ?? 'more' })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    watched.current = items.flatMap((item) => rows[item.index]?.id ?? [])
  })
  useEffect(() => {
    if (hasMore && last >= rows.length - ahead) onMore()
  }, [hasMore, last, rows.length, onMore])

  return (
    <div className="min-h-[60vh] w-full bg-surface">
      <div className="flex h-12 items-center justify-between gap-3 border-y border-line bg-subtle px-4">
        <Checkbox checked={allChosen} onChange={onChooseAll} label={<span className="text-sm">Select all shown<span className="sr-only"> records</span></span>} />
        <div className="flex items-center gap-2 text-sm text-ink-soft"><span aria-hidden>Sort by</span><Select aria-label="Sort by" size="sm" className="w-36" value={sort ?? 'key'} onChange={onSort} options={sortChoices(info)} /></div>
      </div>
      {rows.length === 0 && !hasMore ? empty : (
        <ul ref={list} aria-label={info.title} className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const record = rows[item.index]
            return (
              <li key={item.key} ref={virtual.measureElement} data-index={item.index} style={{ transform: `translateY(${item.start - top}px)` }} className="absolute inset-x-0 top-0 border-b border-line">
                {record ? (
                  <Card record={record} info={info} chosen={isChosen(record.id)} opened={opened === record.sourceKey} onChoose={() => onChoose(item.index)} onOpen={() => onOpen(item.index)} />
                ) : <div className="grid gap-2 px-4 py-4"><span className="sr-only">Loading more records</span><Skeleton className="h-4 w-48" /><Skeleton className="h-3 w-32" /></div>}
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}

function Card({ record, info, chosen, opened, onChoose, onOpen }: { record: RecordView; info: GridInfo; chosen: boolean; opened: boolean; onChoose: () => void; onOpen: () => void }) {
  const shown = info.columns.map(({ key }) => record.display[key]).filter(Boolean).slice(0, 2).join(' · ')
  return (
    <div className={cn('flex items-start', chosen ? 'bg-accent-soft' : opened ? 'bg-subtle' : 'bg-surface')}>
      <span className="flex shrink-0 py-4 pr-3 pl-4">
        <Checkbox checked={chosen} onChange={onChoose} aria-label={`Select ${record.sourceKey}`} className="relative before:absolute before:-inset-4" />
      </span>
      <button type="button" id={`record-${record.id}`} onClick={onOpen} className="min-w-0 grow py-3 pr-4 text-left text-sm">
        <span className="flex items-baseline gap-3">
          <span className="min-w-0 grow truncate text-base font-medium">{record.name || record.sourceKey}</span>
          <RecordStateMark record={record} className="shrink-0" />
        </span>
        <span className="mt-0.5 flex items-baseline gap-3 text-ink-soft">
          <span className="min-w-0 grow truncate font-mono">{record.sourceKey}</span>
          <RelativeTime at={record.lastTriedAt} short className="shrink-0 text-ink-faint" />
        </span>
        {record.reason || record.warnings > 0 || record.edit === 'sent'
          ? <span className="mt-1 block"><Reason record={record} info={info} className="line-clamp-2" /></span>
          : shown ? <span className="mt-0.5 block truncate text-ink-soft">{shown}</span> : null}
      </button>
    </div>
  )
}

/** Where the element begins on the page, px. What stands above it may grow or go: the progress of a run, filters that hold. */
function useTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measure = () => { if (element.current) setTop(Math.round(element.current.getBoundingClientRect().top + window.scrollY)) }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [element])
  return top
}

const sortChoices = (info: GridInfo) => [
  { value: 'key', label: info.keyLabel }, { value: '-key', label: `${info.keyLabel}, last first` },
  { value: 'name', label: 'Name' }, { value: '-name', label: 'Name, last first' },
  { value: 'state', label: 'State' }, { value: '-state', label: 'State, last first' },
  { value: '-tried', label: 'Latest try first' }, { value: 'tried', label: 'Oldest try first' },
]
