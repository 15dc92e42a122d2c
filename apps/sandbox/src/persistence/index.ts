export { Journal, type Entry, type JournalOptions } from './journal.ts'
export { keepIntacct } from './intacct-keeper.ts'
export type { Keeper } from './keeper.ts'
export { keep } from './keep.ts'
