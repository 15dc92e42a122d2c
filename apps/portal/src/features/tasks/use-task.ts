'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '#ui/api.ts'
import type { TaskView } from './task-view.ts'

export type TaskProgress<Result> =
  | { state: 'none' }
  | { state: 'at-work'; /** Since it was asked for; after a while people want to know that nothing answers. */ sinceMs: number }
  | { state: 'done'; result: Result }
  | { state: 'failed'; message: string; remedy?: string | undefined }

/** After this the page stops asking: no spinner without an end. */
const givesUpAfterMs = 120_000

/** Follows a piece of the worker's work until it is done. Null follows nothing. */
export function useTask<Result>(tenant: string, taskId: string | null): TaskProgress<Result> {
  const query = useQuery({
    queryKey: ['task', tenant, taskId],
    enabled: taskId !== null,
    staleTime: 0,
    queryFn: ({ signal }) => api<TaskView>(`/api/tenants/${tenant}/tasks/${taskId}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'queued' && data.state !== 'running' ? false : data && data.sinceMs > givesUpAfterMs ? false : 500),
  })
  if (taskId === null) return { state: 'none' }
  if (query.isError) return { state: 'failed', message: query.error.message }
  const task = query.data
  if (!task) return { state: 'at-work', sinceMs: 0 }
  switch (task.state) {
    case 'done': return { state: 'done', result: task.result as Result }
    case 'failed': return { state: 'failed', ...task.failure }
    case 'queued': case 'running': return task.sinceMs > givesUpAfterMs
      ? { state: 'failed', message: 'No worker has finished this in two minutes.', remedy: 'Ask your operator whether the worker is running, then try again.' }
      : { state: 'at-work', sinceMs: task.sinceMs }
  }
}
