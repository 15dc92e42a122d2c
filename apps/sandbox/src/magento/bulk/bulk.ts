import type { Principal } from '../auth/accounts.ts'
import type { Scope } from '../service.ts'
import { Table, type Journal } from '../tables/table.ts'

/** 1 complete, 2 failed but worth a retry, 3 failed, 4 open, 5 rejected. */
export const operationStatus = { complete: 1, retriable: 2, failed: 3, open: 4, rejected: 5 } as const

export interface Operation {
  id: number
  bulk: string
  /** Its number within the bulk, from 0. */
  number: number
  method: string
  /** The route's path, with placeholders. */
  path: string
  pathArguments: Record<string, string>
  body: Record<string, unknown>
  scope: Scope
  principal: Principal
  requested: string
  status: number
  message: string | null
  errorCode: number | null
  result: string | null
}

export interface BulkRow { id: number; uuid: string; topic: string; started: string; userType: number; userId: number | null; operations: number }

/** What was accepted to be done later, and what became of it. */
export interface Bulks {
  tables: { bulk: Table<BulkRow>; operation: Table<Operation> }
  operationsOf(uuid: string): Operation[]
}

export function createBulks(journal: Journal, changed: () => void): Bulks {
  const bulk = new Table<BulkRow>(journal, changed, { uuid: ({ uuid }) => uuid })
  const operation = new Table<Operation>(journal, changed, { bulk: (row) => row.bulk, status: ({ status }) => String(status) })
  return { tables: { bulk, operation }, operationsOf: (uuid) => operation.with('bulk', uuid) }
}
