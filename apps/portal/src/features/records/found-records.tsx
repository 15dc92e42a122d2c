'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '#ui/api.ts'
import type { FoundRecords } from './server/search-everywhere.ts'
import type { Wire } from './wire.ts'

const typedAfterMs = 250

/** The first records of every process that the words find, once somebody has paused typing; empty for less than two characters. */
export function useFoundRecords(tenant: string, words: string): Wire<FoundRecords>[] {
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), typedAfterMs)
    return () => clearTimeout(timer)
  }, [words])
  const { data } = useQuery({
    queryKey: ['found-records', tenant, asked], enabled: asked.length > 1, staleTime: 10_000,
    queryFn: ({ signal }) => api<Wire<FoundRecords>[]>(`/api/tenants/${tenant}/records?q=${encodeURIComponent(asked)}`, { signal }),
  })
  return asked.length > 1 ? data ?? [] : []
}
