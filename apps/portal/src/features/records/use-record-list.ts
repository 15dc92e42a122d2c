'use client'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { isQueued } from './queued.ts'
import type { RecordCounts, RecordPageView, RecordView } from './record-view.ts'
import { filterWords, narrows, parametersOf, type RecordWords } from './record-words.ts'
import { fetchCount, fetchLook, fetchPage, type RecordsPlace } from './records-api.ts'

/** Rows that surely fit. */
const oneScreen = 12
/** How often a grid looks what became of its records: while something goes on, and otherwise. */
const lookEveryMs = { busy: 2_000, calm: 8_000 }

/**
 * The records that the words ask for, page by page. Rows that are shown are looked at again and again and replaced where they are;
 * no row comes, goes or moves until `reload`, so that nothing jumps under the eyes. `watched` tells which rows are shown.
 */
export function useRecordList(place: RecordsPlace, words: RecordWords, first: { words: RecordWords; page: RecordPageView; counts: RecordCounts }) {
  const queries = useQueryClient()
  const address = parametersOf(words).toString()
  const filterAddress = parametersOf({ ...words, sort: '' }).toString()
  const isFirst = address === parametersOf(first.words).toString()
  const watched = useRef<string[]>([])
  const [looks, setLooks] = useState<ReadonlyMap<string, RecordView>>(new Map())

  const list = useInfiniteQuery({
    queryKey: ['records', place.processId, address],
    queryFn: ({ pageParam, signal }) => fetchPage(place, words, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: RecordPageView) => page.next,
    ...(isFirst ? { initialData: { pages: [first.page], pageParams: [null] } } : {}),
    staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false,
  })
  const count = useQuery({
    queryKey: ['records-count', place.processId, filterAddress],
    queryFn: ({ signal }) => fetchCount(place, words, { signal }),
    ...(isFirst ? { initialData: first.counts } : {}),
    placeholderData: (before) => before,
    refetchInterval: (query) => (query.state.data?.run ? lookEveryMs.busy * 2 : lookEveryMs.calm * 2),
    staleTime: 10_000,
  })

  const rows = useMemo(() => {
    const seen = new Set<string>()
    return (list.data?.pages ?? []).flatMap((page) => page.rows).filter((row) => !seen.has(row.id) && seen.add(row.id)).map((row) => looks.get(row.id) ?? row)
  }, [list.data, looks])

  const look = useQuery({
    queryKey: ['records-look', place.processId],
    queryFn: async ({ signal }) => {
      const seen = await fetchLook(place, watched.current.slice(0, 300), signal)
      if (seen.rows.length) setLooks((before) => new Map([...before, ...seen.rows.map((row): [string, RecordView] => [row.id, row])]))
      return seen
    },
    initialData: { rows: [], byState: first.counts.byState, run: first.counts.run },
    refetchInterval: (query) => (query.state.data?.run || rows.some((row) => isQueued(row)) ? lookEveryMs.busy : lookEveryMs.calm),
    staleTime: 0, refetchOnMount: false,
  })

  const byState = look.data.byState
  const onlyStates = filterWords.every((word) => word === 'state' || !words[word]) && words.state !== 'ignored'
  const total = onlyStates
    ? { count: (words.state?.split(',') as (keyof typeof byState)[] | undefined ?? ['failed', 'waiting', 'skipped', 'synced', 'writing'] as const).reduce((sum, state) => sum + (byState[state] ?? 0), 0), more: false }
    : { count: count.data?.count ?? 0, more: count.data?.more ?? false }

  const reload = () => {
    setLooks(new Map())
    void queries.resetQueries({ queryKey: ['records', place.processId, address] })
    void queries.invalidateQueries({ queryKey: ['records-count', place.processId] })
  }
  // A list that fits on the screen fills by itself while a run goes on: nothing is pushed away by it.
  const short = rows.length < oneScreen && !list.hasNextPage && !list.isFetching
  const { refetch } = list
  const readFor = useRef(-1)
  useEffect(() => {
    if (!short || !onlyStates || total.count <= rows.length || readFor.current === total.count) return
    readFor.current = total.count
    void refetch()
  }, [short, onlyStates, total.count, rows.length, refetch])

  const counted = onlyStates || (count.data !== undefined && !count.isPlaceholderData)
  const whole = !list.hasNextPage && !list.isFetching && list.data !== undefined
  return {
    rows, total, counted, byState, run: look.data.run, watched, reload, list, narrowed: narrows(words),
    lookNow: () => queries.invalidateQueries({ queryKey: ['records-look', place.processId] }),
    /** How many more (or fewer) match now than stand in a list that was read to its end. */
    drift: whole && counted && !total.more ? total.count - rows.length : 0,
  }
}
