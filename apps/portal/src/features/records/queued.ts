import type { RecordView } from './record-view.ts'

/** Its time to be tried again has come, or a person asked for it: the next run, or the one going on, takes it. */
export const isQueued = (record: Pick<RecordView, 'nextTryAt'>, now = Date.now()): boolean =>
  record.nextTryAt !== null && new Date(record.nextTryAt).getTime() <= now
