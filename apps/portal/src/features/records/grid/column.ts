import type { RecordSortKey } from '@causeway/db'
import type { ReactNode } from 'react'
import type { RecordView } from '../record-view.ts'

/** Of the column with the boxes, px. */
export const tickWidth = 40

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
  /** Shown unasked only where the window is wide enough; the lowest comes first. */
  ifRoom?: number
  /** Stays when the drawer takes half of the place. */
  beside?: boolean
  /** Always shown. */
  fixed?: boolean
  cell(record: RecordView): ReactNode
}
