export type Note = (table: string, id: string, read: () => unknown) => void

/** A system whose changes can be kept: it tells of each, and takes them back at the next start. */
export interface Keeper {
  /** intacct, magento: the first word of its entries. */
  system: string
  /** Calls `note` with each record that changes from now on; `read` answers it as it is when it is asked, null for a deleted one. */
  watch(note: Note): void
  /** Notes what could not be noted when it happened. Called before each writing. */
  collect?(note: Note): void
  /** Puts a record back as it was noted. */
  restore(table: string, id: string, value: unknown): void
}
