'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTenant } from '#features/shell/tenant.tsx'
import { api } from '#ui/api.ts'
import type { Overview } from './overview.ts'

const key = (slug: string) => ['overview', slug] as const

/** A press is answered within moments; so the first look after it comes soon. */
function everyMs(overview: Overview | undefined): number {
  const runs = overview?.processes.flatMap(({ active, preview }) => [active, preview]).filter((run) => run !== null) ?? []
  if (runs.some((run) => run.state === 'queued' && run.queuedForMs < 5_000)) return 350
  return runs.length ? 1_000 : 15_000
}

/** The tenant's processes with their states: asked every second while something runs, every quarter of a minute otherwise. */
export const useOverview = (): Overview => useAsked().data

/** When the overview last came, ms since 1970, while the server does not answer for it; null while it does. */
export function useOutOfTouch(): number | null {
  const { isRefetchError, dataUpdatedAt } = useAsked()
  return isRefetchError ? dataUpdatedAt : null
}

function useAsked() {
  const { slug, overview } = useTenant()
  return useQuery({
    queryKey: key(slug), queryFn: ({ signal }) => api<Overview>(`/api/tenants/${slug}/overview`, { signal }),
    initialData: overview, staleTime: 1_000,
    refetchInterval: ({ state }) => everyMs(state.data),
  })
}

/** Asks for the overview at once: something has just been started or changed. */
export function useRefreshOverview(): () => Promise<void> {
  const queries = useQueryClient()
  const { slug } = useTenant()
  return () => queries.invalidateQueries({ queryKey: key(slug) })
}
