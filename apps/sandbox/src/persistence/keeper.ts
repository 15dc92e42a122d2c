/** A system whose changes can be kept: it tells of each, and takes them back at the next start. */
export interface Keeper {
  /** intacct, magento: the first word of its entries. */
  system: string
  /** Calls `note` with each record that changes from now on; null for a deleted one. */
  watch(note: (table: string, id: string, value: unknown) => void): void
  /** Puts a record back as it was noted. */
  restore(table: string, id: string, value: unknown): void
}
