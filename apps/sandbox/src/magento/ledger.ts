/** One write that the shop carried out. */
export interface LedgerEntry {
  at: string
  method: string
  path: string
  /** `customer`, `product`, `invoice`, … */
  entity: string
  id: number | string
  /** What people call it: e-mail, SKU, increment id, name. */
  key: string
}
