import type { RecordSortKey } from '@causeway/db'
import type { ReactNode } from 'react'
import type { RecordView } from '../record-view.ts'

/** A column of the grid. */
export interface Column {
  key: string
  label: string
  /** px; one that `grows` takes what is left. */
  width: number
  grows?: boolean
  sort?: RecordSortKey
  /** Numbers and times that are compared stand at the right. */
  right?: boolean
  /** Not shown until somebody chooses it. */
  extra?: boolean
  /** Always shown. */
  fixed?: boolean
  cell(record: RecordView): ReactNode
}
