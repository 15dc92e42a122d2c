'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Overview } from '#features/dashboard/overview.ts'
import { useTenant } from '#features/shell/tenant.tsx'
import { api, toast } from '#ui/index.ts'
import type { RunView } from './run-view.ts'

/** What asking for a run answers. */
export interface Requested { runId: string; joined: boolean; message: string; run: RunView }

/** Starts a run of a process and shows it at once on the dashboard and in the sidebar. Tells by a notice when one was joined, or why it was refused. */
export function useStartRun(processId: string) {
  const { slug } = useTenant()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wanted: { mode: 'sync' | 'preview'; full?: boolean }) => api<Requested>(`/api/tenants/${slug}/processes/${processId}/runs`, { body: wanted }),
    onSuccess: ({ run, joined, message }) => {
      if (joined) toast.info(message)
      queries.setQueryData<Overview>(['overview', slug], (overview) => overview && {
        ...overview,
        processes: overview.processes.map((process) => (process.id === processId ? { ...process, [run.mode === 'preview' ? 'preview' : 'active']: run } : process)),
      })
      void queries.invalidateQueries({ queryKey: ['overview', slug] })
    },
    onError: (error) => toast.failed(error),
  })
}

/** Pause, resume or cancel a run. */
export function useControlRun(runId: string) {
  const { slug } = useTenant()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (control: 'go' | 'pause' | 'cancel') => api<RunView>(`/api/tenants/${slug}/runs/${runId}/control`, { body: { control } }),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['run', runId] }), queries.invalidateQueries({ queryKey: ['overview', slug] })]),
    onError: (error) => toast.failed(error),
  })
}
