'use client'
import { useQueryClient } from '@tanstack/react-query'
import { parseAsString, useQueryStates } from 'nuqs'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useOverview } from '#features/dashboard/use-overview.ts'
import { formatCount } from '#ui/count.tsx'
import { ConfirmDialog } from '#ui/dialog.tsx'
import { toast } from '#ui/toaster.tsx'
import { phoneBelow, useWindowWidth } from '#ui/window-width.ts'
import { IgnoreDialog, NoteDialog } from './clear-dialogs.tsx'
import { RecordDrawer } from './drawer/record-drawer.tsx'
import { EmptyGrid, UnreadGrid } from './empty-grid.tsx'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import { ColumnMenu } from './grid/column-menu.tsx'
import { columnsOf } from './grid/columns.tsx'
import { RecordCards } from './grid/record-cards.tsx'
import { RecordGrid } from './grid/record-grid.tsx'
import { useShownColumns } from './grid/use-shown-columns.ts'
import type { ActiveRun, GridInfo, RecordCounts, RecordPageView, RecordView } from './record-view.ts'
import { filterWords, parametersOf, type RecordWords, type Selection, wordsOf } from './record-words.ts'
import { clearRecords, exportAddress, fetchCount, type Clearance } from './records-api.ts'
import { StatusLine } from './status-line.tsx'
import { useFillHeight } from './use-fill-height.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useRecordList } from './use-record-list.ts'
import { useSelection } from './use-selection.ts'

const addressWords = {
  state: parseAsString, code: parseAsString, class: parseAsString, cause: parseAsString, since: parseAsString, assignee: parseAsString, again: parseAsString, edited: parseAsString,
  q: parseAsString, sort: parseAsString,
}
/** More than these are not retried without a question. */
const manyRecords = 500

/** The grid of a process with its drawer. What is shown stands in the address. */
export function RecordsScreen({ info, first }: { info: GridInfo; first: { words: RecordWords; page: RecordPageView; counts: RecordCounts } }) {
  const [given, setGiven] = useQueryStates(addressWords, { history: 'replace' })
  const [{ record: openKey }, setOpen] = useQueryStates({ record: parseAsString }, { history: 'push' })
  const words = useMemo(() => wordsOf(Object.fromEntries(Object.entries(given).map(([word, value]) => [word, value ?? undefined]))), [given])
  const queries = useQueryClient()
  const list = useRecordList(info, words, first)
  const { rows, total } = list
  // The overview hears of a run first.
  const active = useOverview().processes.find(({ id }) => id === info.processId)?.active ?? null
  const run = list.run ?? active as ActiveRun | null
  const { lookNow } = list
  const looked = useRef(active?.id)
  useEffect(() => {
    if (looked.current === active?.id) return
    looked.current = active?.id
    void lookNow()
  }, [active?.id, lookNow])
  const chosen = useSelection(words, parametersOf({ ...words, sort: '' }).toString(), total.count)
  const firstKeys = rows.slice(0, 60).map((row) => row.sourceKey).join('\n')
  const allColumns = useMemo(() => columnsOf(info, firstKeys.split('\n')), [info, firstKeys])
  const shown = useShownColumns(info.processId, allColumns, openKey !== null)
  const scroller = useRef<HTMLDivElement>(null)
  const phone = useWindowWidth() < phoneBelow
  const searchBox = useRef<HTMLInputElement>(null)
  const { ref: frame, height } = useFillHeight<HTMLDivElement>()
  const [activeId, setActiveId] = useState<string | null>(null)
  const [asking, setAsking] = useState<{ what: 'ignore' | 'note' | 'retry' | 'edited'; selection: Selection; count: number; start?: string } | null>(null)
  const lastPut = useRef<number>(-1)

  const openIndex = openKey === null ? -1 : rows.findIndex((row) => row.sourceKey === openKey)
  const activeIndex = rows.findIndex((row) => row.id === activeId)
  const hasMore = list.list.hasNextPage
  const onMore = useCallback(() => {
    if (!list.list.isFetchingNextPage) void list.list.fetchNextPage()
  }, [list.list])

  const goTo = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (!row) return
    setActiveId(row.id)
    if (openKey !== null) void setOpen({ record: row.sourceKey }, { history: 'replace' })
  }
  const open = (index: number) => {
    const row = rows[index]
    if (!row) return
    setActiveId(row.id)
    void setOpen({ record: row.sourceKey }, { history: openKey === null ? 'push' : 'replace' })
  }
  const close = () => {
    void setOpen({ record: null })
  }
  // However the drawer was closed, by a key or the browser's own button: one is back at the record that it showed.
  const wasOpen = useRef(openKey)
  const backTo = useEffectEvent((key: string) => {
    const card = phone ? document.getElementById(`record-${rows.find((row) => row.sourceKey === key)?.id}`) : null
    ;(card ?? scroller.current)?.focus({ preventScroll: true })
  })
  useEffect(() => {
    if (openKey === null && wasOpen.current !== null) backTo(wasOpen.current)
    wasOpen.current = openKey
  }, [openKey])
  const choose = (index: number, range: boolean) => {
    const row = rows[index]
    if (!row) return
    if (range && lastPut.current >= 0) {
      const [from, to] = [Math.min(lastPut.current, index), Math.max(lastPut.current, index)]
      chosen.put(rows.slice(from, to + 1).map((one) => one.id), true)
    } else chosen.put([row.id], !chosen.has(row.id))
    lastPut.current = index
  }

  const lookAgain = async () => {
    await Promise.all([list.lookNow(), queries.invalidateQueries({ queryKey: ['record-details', info.processId] })])
    void queries.invalidateQueries({ queryKey: ['overview'] })
  }
  const act = async (selection: Selection, clearance: Clearance) => {
    const done = await clearRecords(info, selection, clearance)
    if (done.count > 0) toast.done(done.message)
    else toast.info(done.message)
    if (done.edited) setAsking({ what: 'edited', selection, count: done.edited })
    await lookAgain()
    return done
  }
  const actNow = (selection: Selection, clearance: Clearance) => void act(selection, clearance).catch(toast.failed)
  const actOnChosen = (clearance: Clearance) => {
    const selection = chosen.selection()
    if (!selection) return
    if (clearance.action === 'retry' && (chosen.count > manyRecords || total.more && chosen.all)) setAsking({ what: 'retry', selection, count: chosen.count })
    else actNow(selection, clearance)
  }
  // A question may have led to the next one by then.
  const stopAsking = (what: NonNullable<typeof asking>['what']) => setAsking((now) => (now?.what === what ? null : now))
  const ask = (what: 'ignore' | 'note') => {
    const selection = chosen.selection()
    if (selection) setAsking({ what, selection, count: chosen.count })
  }
  const askFor = (what: 'ignore' | 'note', row: RecordView) => setAsking({ what, selection: { ids: [row.id] }, count: 1, ...(row.note ? { start: row.note } : {}) })
  const chooseAll = async () => {
    if (total.more) {
      const exact = await fetchCount(info, words, { exactly: true })
      queries.setQueryData(['records-count', info.processId, parametersOf({ ...words, sort: '' }).toString()], exact)
    }
    chosen.selectAll()
  }

  useGridKeys(scroller, {
    move: (by) => goTo(Math.max(openIndex, activeIndex) < 0 ? 0 : (openKey === null ? activeIndex : openIndex) + by),
    goTo: (end) => goTo(end === 'first' ? 0 : rows.length - 1),
    // A second Enter goes into the drawer.
    open: () => { if (openKey !== null && openIndex === activeIndex) document.getElementById('record-drawer')?.focus(); else open(activeIndex) },
    select: (range) => { if (activeIndex >= 0) choose(activeIndex, range) },
    search: () => searchBox.current?.focus(),
    retry: () => {
      if (!info.mayClear) return
      const row = openIndex >= 0 ? rows[openIndex] : rows[activeIndex]
      if (chosen.count > 0 && openKey === null) actOnChosen({ action: 'retry' })
      // What a person edited is not given up by a key.
      else if (row && row.edit !== 'sent') actNow({ ids: [row.id] }, { action: 'retry' })
    },
    escape: () => {
      if (openKey !== null) close()
      else chosen.clear()
    },
  })

  const allChosen = rows.length > 0 && rows.every((row) => chosen.has(row.id)) ? true : chosen.count > 0 ? 'mixed' : false
  const chooseLoaded = (on: boolean) => { if (on) chosen.put(rows.map((row) => row.id), true); else chosen.clear() }
  const onSort = (sort: string) => void setGiven({ sort: sort === 'key' ? null : sort })
  const what = (count: number) => (count === 1 ? `this ${info.one}` : `${formatCount(count)} ${info.many}`)
  const clearFilters = () => void setGiven(Object.fromEntries(filterWords.map((word) => [word, null])))
  const empty = list.list.error ? <UnreadGrid error={list.list.error} onRetry={() => void list.list.refetch()} />
    : <EmptyGrid info={info} words={words} narrowed={list.narrowed} all={Object.values(list.byState).reduce((sum, count) => sum + count, 0)} run={run} onClear={clearFilters} />
  return (
    <section aria-labelledby="records-title" className="flex min-h-0 flex-col">
      <FilterBar info={info} words={words} byState={list.byState} onChange={setGiven} onLeave={() => (phone ? searchBox.current?.blur() : scroller.current?.focus({ preventScroll: true }))} searchBox={searchBox}>
        {phone ? null : <ColumnMenu columns={allColumns} shown={shown.shown} onShow={shown.show} onReset={shown.reset} />}
        <ExportMenu csv={exportAddress(info, words, 'csv')} json={exportAddress(info, words, 'json')} narrowed={list.narrowed} />
      </FilterBar>
      <StatusLine info={info} total={total} counted={list.counted} unread={list.list.isError} narrowed={list.narrowed} skippedOnly={words.state === 'ignored' || words.state === 'skipped'} chosen={chosen.count} allChosen={chosen.all} mayChooseAll={!chosen.all && chosen.count < total.count}
        drift={list.drift} run={run} onReload={list.reload} onChooseAll={() => void chooseAll().catch(toast.failed)} onClear={chosen.clear} onAct={actOnChosen} onIgnore={() => ask('ignore')} onNote={() => ask('note')} />
      <div ref={frame} style={phone ? {} : { height: height ?? '60vh' }} className="flex min-w-0">
        {phone ? (
          <RecordCards info={info} rows={rows} hasMore={hasMore || list.list.isPending} onMore={onMore} onOpen={open} opened={openKey}
            isChosen={chosen.has} onChoose={(index) => choose(index, false)} allChosen={allChosen} onChooseAll={chooseLoaded} sort={words.sort} onSort={onSort} watched={list.watched} empty={empty} />
        ) : (
          // Until the browser has told how wide it is, a phone is not shown the grid for a moment.
          <div className="@container h-full min-w-0 grow max-sm:invisible">
            <RecordGrid label={info.title} columns={shown.columns} rows={rows} total={list.counted && !total.more ? total.count : null} hasMore={hasMore || list.list.isPending} onMore={onMore}
              active={activeIndex} onActive={(index) => setActiveId(rows[index]?.id ?? null)} onOpen={open} opened={openKey}
              isChosen={chosen.has} onChoose={choose} allChosen={allChosen} onChooseAll={chooseLoaded} sort={words.sort} onSort={onSort} watched={list.watched} scroller={scroller} empty={empty} />
          </div>
        )}
        {openKey !== null ? (
          <RecordDrawer info={info} recordKey={openKey} live={rows[openIndex]} run={run} onClose={close}
            onPrevious={openIndex > 0 ? () => goTo(openIndex - 1) : null} onNext={openIndex < rows.length - 1 ? () => goTo(openIndex + 1) : null}
            onAct={(row, clearance) => act({ ids: [row.id] }, clearance)} onEdited={lookAgain} onIgnore={(row) => askFor('ignore', row)} onNote={(row) => askFor('note', row)} />
        ) : null}
      </div>
      {asking?.what === 'ignore' ? <IgnoreDialog open onOpenChange={(on) => { if (!on) stopAsking('ignore') }} what={what(asking.count)} several={asking.count !== 1} onConfirm={(why) => act(asking.selection, { action: 'ignore', why })} /> : null}
      {asking?.what === 'note' ? <NoteDialog open onOpenChange={(on) => { if (!on) stopAsking('note') }} what={what(asking.count)} {...(asking.start ? { start: asking.start } : {})} onConfirm={(note) => act(asking.selection, { action: 'note', note })} /> : null}
      {asking?.what === 'retry' ? (
        <ConfirmDialog open onOpenChange={(on) => { if (!on) stopAsking('retry') }} title={`Retry ${what(asking.count)}`} confirm={`Retry ${formatCount(asking.count)}`}
          description={`Each is read again from ${info.sourceSystem} and sent if it differs. Others are not touched.`} onConfirm={() => act(asking.selection, { action: 'retry' })} />
      ) : null}
      {asking?.what === 'edited' ? (
        <ConfirmDialog open onOpenChange={(on) => { if (!on) stopAsking('edited') }} keep="Leave as edited" confirm={`Send what ${info.sourceSystem} says`}
          title={asking.count === 1 ? `One ${info.one} was edited` : `${formatCount(asking.count)} ${info.many} were edited`}
          description={`Somebody sent other values than ${info.sourceSystem} has, and ${info.targetSystem} holds them. A retry replaces them with what ${info.sourceSystem} says.`}
          onConfirm={() => act(asking.selection, { action: 'retry', edited: 'only' })} />
      ) : null}
    </section>
  )
}
