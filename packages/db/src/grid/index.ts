export { rankedStates, type GridState, type RecordFilter, type RecordSelection } from './filter.ts'
export type { RecordSort, RecordSortKey } from './order.ts'
export {
  countByState, countRecords, eachRecordPage, listRecords, recordsById, type RecordCount, type RecordPage, type RecordQuery, type RecordRow,
} from './list-records.ts'
export { assignRecords, countEditedRecords, ignoreRecords, noteRecords, retryRecords, stopIgnoring, type Actor } from './act-on-records.ts'
export { failureCauses, type FailureCause } from './failure-causes.ts'
