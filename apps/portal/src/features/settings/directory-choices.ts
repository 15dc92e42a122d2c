import type { Directory } from '@causeway/sync/connections'
import type { DirectoryList } from '@causeway/sync/entities'

/** What a form needs to know of one of the two connections. */
export interface SideDirectory {
  /** "Magento" or the connection's own name. */
  name: string
  href: string
  lists: Directory
}
export type Directories = Record<'intacct' | 'magento', SideDirectory>

export interface ListChoice { value: string; label: string; hint?: string | undefined }

/** The choices of a connection's list, as "Wholesale (2)". Pure. */
export function directoryChoices(directories: Directories, from: DirectoryList | undefined): ListChoice[] {
  if (!from) return []
  return (directories[from.system].lists[from.list] ?? []).map(({ value, label, hint }) => ({
    value, label: label.startsWith(value) ? label : label === '' ? value : `${label} (${value})`, hint,
  }))
}

/** The choices, with those that are chosen but not, or no longer, in the list. */
export function withChosen(choices: ListChoice[], chosen: readonly string[]): ListChoice[] {
  const missing = chosen.filter((value) => value !== '' && !choices.some((choice) => choice.value === value))
  return [...choices, ...missing.map((value) => ({ value, label: value, hint: choices.length ? 'No longer in the list' : undefined }))]
}
