import type { TaskFailure } from '@causeway/sync/connections'

/** How a piece of work of the worker stands. */
export type TaskView =
  | { id: string; state: 'queued' | 'running'; /** Since it was asked for. */ sinceMs: number }
  | { id: string; state: 'done'; result: unknown }
  | { id: string; state: 'failed'; failure: TaskFailure }
