import type { Caller } from '../caller.ts'

export const bulkStatus = { complete: 1, failedRetriable: 2, failed: 3, open: 4, rejected: 5 } as const

export interface BulkOperation {
  /** The place of its item in what was sent. */
  id: number
  /** See `bulkStatus`. */
  status: number
  result_message: string | null
  error_code: number | null
}
export interface BulkAccepted { bulk_uuid: string; request_items: { id: number; status: string; data_hash?: string; error_message?: string }[]; errors: boolean }

/**
 * Lists that the shop works off in its own time, if its consumers run: operations that stay open say that they do not. Refusals
 * come with the operation, not with the answer (recorded exchange 503), and rights are not looked at before (524); only a
 * malformed item refuses the whole list at once (509, 512).
 */
export interface Bulk {
  /**
   * Not repeatable. `items` each as the body of the single call: `{ product: {…} }`. For PUT and DELETE the path says by what:
   * "products/bySku" (recorded exchange 515), "customers/byCustomerId" (518).
   */
  submit(method: 'POST' | 'PUT' | 'DELETE', path: string, items: readonly object[], storeCode?: string): Promise<BulkAccepted>
  operations(bulkUuid: string): Promise<BulkOperation[]>
}

export const bulkOf = ({ request, get }: Caller): Bulk => ({
  submit: (method, path, items, storeCode) => request({
    method, path, body: items, door: 'async/bulk', repeatable: false, ...(storeCode === undefined ? {} : { storeCode }),
  }),
  operations: async (bulkUuid) => (await get<{ operations_list: BulkOperation[] }>(`bulk/${encodeURIComponent(bulkUuid)}/status`)).operations_list,
})
