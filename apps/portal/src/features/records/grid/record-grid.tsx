'use client'
// The virtualizer answers differently without being another object, which the compiler cannot see.
'use no memo'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, type CSSProperties, type ReactNode, type RefObject } from 'react'
import { Checkbox } from '#ui/choices.tsx'
import { cn } from '#ui/cn.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import type { RecordView } from '../record-view.ts'
import { tickWidth, type Column } from './column.ts'

const rowHeight = 36
/** Rows before the end at which the next page is asked for. */
const ahead = 30

/**
 * Rows of 36 px, as many of them in the page as fit on the screen. The head and the first column stay. The active row is that of
 * the keyboard; the focus stays on the grid itself, so the boxes of the rows are no stops of the Tab key: `x` ticks them.
 */
export function RecordGrid({ label, columns, rows, total, hasMore, onMore, active, onActive, onOpen, opened, isChosen, onChoose, allChosen, onChooseAll, sort, onSort, watched, scroller, empty }: {
  label: string; columns: Column[]; rows: RecordView[]; /** For screen readers; null while it is not known. */ total: number | null
  hasMore: boolean; onMore: () => void
  active: number; onActive: (index: number) => void; onOpen: (index: number) => void; /** Key of the record in the drawer. */ opened: string | null
  isChosen: (id: string) => boolean; onChoose: (index: number, range: boolean) => void; allChosen: boolean | 'mixed'; onChooseAll: (on: boolean) => void
  sort: string | undefined; onSort: (sort: string) => void
  /** Gets the ids of the rows that are shown. */ watched: RefObject<string[]>
  scroller: RefObject<HTMLDivElement | null>; empty: ReactNode
}) {
  const virtual = useVirtualizer({
    count: rows.length + (hasMore ? 1 : 0), getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12,
    scrollPaddingStart: rowHeight, paddingStart: 0,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0

  useEffect(() => {
    watched.current = items.flatMap((item) => rows[item.index]?.id ?? [])
  })
  useEffect(() => {
    if (hasMore && last >= rows.length - ahead) onMore()
  }, [hasMore, last, rows.length, onMore])
  useEffect(() => {
    if (active >= 0 && active < rows.length) virtual.scrollToIndex(active, { align: 'auto' })
    // Only when the active row changes: the list may grow while somebody looks elsewhere.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active])

  const template = `${tickWidth}px ${columns.map((column) => (column.grows ? `minmax(${column.width}px, 1fr)` : `${column.width}px`)).join(' ')}`
  const line: CSSProperties = { gridTemplateColumns: template, minWidth: tickWidth + columns.reduce((sum, column) => sum + column.width, 0) }
  const stuck = 'sticky z-10'
  const activeRow = rows[active]

  return (
    <div ref={scroller} role="grid" tabIndex={0} aria-label={label} aria-rowcount={total === null ? -1 : total + 1} aria-multiselectable="true"
      aria-activedescendant={activeRow && items.some((item) => item.index === active) ? `record-${activeRow.id}` : undefined}
      className="group/grid relative h-full overflow-auto overscroll-contain border-t border-line bg-surface text-sm outline-none focus-visible:shadow-[inset_0_0_0_2px_var(--focus)]">
      <div role="row" aria-rowindex={1} style={line} className="sticky top-0 z-20 grid h-9 border-b border-line bg-subtle text-xs font-medium text-ink-soft">
        <div role="columnheader" className={cn(stuck, 'left-0 flex items-center justify-center bg-subtle')}>
          <Checkbox checked={allChosen} onChange={onChooseAll} aria-label="Select all records that are loaded" />
        </div>
        {columns.map((column, index) => <Head key={column.key} column={column} sort={sort} onSort={onSort} className={index === 0 ? cn(stuck, 'left-10 border-r border-line bg-subtle') : ''} />)}
      </div>
      {rows.length === 0 && !hasMore ? <div role="row"><div role="gridcell" className="sticky left-0 max-w-[100cqw]">{empty}</div></div> : (
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize(), minWidth: line.minWidth }}>
          {items.map((item) => {
            const record = rows[item.index]
            const place: CSSProperties = { ...line, transform: `translateY(${item.start}px)` }
            if (!record) {
              return (
                <div key="more" role="row" style={place} className="absolute inset-x-0 top-0 flex h-9 items-center gap-4 px-12">
                  <div role="gridcell" className="flex gap-4"><span className="sr-only">Loading more records</span><Skeleton className="h-3 w-24" /><Skeleton className="h-3 w-48" /><Skeleton className="h-3 w-32" /></div>
                </div>
              )
            }
            const chosen = isChosen(record.id)
            const isActive = item.index === active
            const edge = opened === record.sourceKey ? 'shadow-[inset_3px_0_0_0_var(--accent)]' : isActive ? 'shadow-[inset_2px_0_0_0_var(--line-strong)] group-focus-visible/grid:shadow-[inset_3px_0_0_0_var(--focus)]' : ''
            const ground = chosen ? 'bg-accent-soft' : opened === record.sourceKey ? 'bg-subtle' : 'bg-surface group-hover/row:bg-subtle'
            return (
              <div key={record.id} id={`record-${record.id}`} role="row" aria-rowindex={item.index + 2} aria-selected={chosen} style={place}
                onClick={(event) => { if (!(event.target as HTMLElement).closest('button, a, label')) onOpen(item.index) }}
                onMouseDown={() => onActive(item.index)}
                className={cn('group/row absolute inset-x-0 top-0 grid h-9 cursor-default border-b border-line', ground)}>
                <div role="gridcell" className={cn(stuck, 'left-0 flex items-center justify-center', ground, edge)}
                  onClickCapture={(event) => { if (event.shiftKey) { event.preventDefault(); event.stopPropagation(); onChoose(item.index, true) } }}>
                  <Checkbox checked={chosen} onChange={() => onChoose(item.index, false)} aria-label={`Select ${record.sourceKey}`} tabIndex={-1} />
                </div>
                {columns.map((column, index) => (
                  <div key={column.key} role="gridcell"
                    className={cn('flex min-w-0 items-center px-3', column.right && 'justify-end', index === 0 && cn(stuck, 'left-10 border-r border-line', ground))}>
                    {column.cell(record)}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      )}
    </div>
  )
}

function Head({ column, sort, onSort, className }: { column: Column; sort: string | undefined; onSort: (sort: string) => void; className: string }) {
  const place = cn('flex min-w-0 items-center px-3', column.right && 'justify-end', className)
  if (!column.sort) return <div role="columnheader" className={place}><span className="truncate">{column.label}</span></div>
  const by = sort ?? 'key'
  const up = by === column.sort
  const down = by === `-${column.sort}`
  // What was tried last is what one wants to see first.
  const first = column.sort === 'tried' ? '-tried' : column.sort
  const second = column.sort === 'tried' ? 'tried' : `-${column.sort}`
  return (
    <div role="columnheader" aria-sort={up ? 'ascending' : down ? 'descending' : 'none'} className={place}>
      <button type="button" onClick={() => onSort(by === first ? second : first)} className={cn('-mx-1 flex min-w-0 items-center gap-1 rounded px-1 py-0.5 hover:text-ink', (up || down) && 'text-ink')}>
        <span className="truncate">{column.label}</span>
        {up ? <ArrowUp className="size-3.5 shrink-0" aria-hidden /> : down ? <ArrowDown className="size-3.5 shrink-0" aria-hidden /> : null}
      </button>
    </div>
  )
}
