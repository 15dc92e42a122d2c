import type { FailureClass, FixedBy } from '@causeway/sync/entities'

/** What kind of thing went wrong, for people. */
export const classWords: Record<FailureClass, string> = {
  value: 'Wrong value', missing: 'Something is missing', duplicate: 'Duplicate', connection: 'Connection', intermittent: 'Passing fault',
  'rate-limit': 'Too many calls', 'too-large': 'Too large', parse: 'Not readable', permission: 'Missing right', dependency: 'Waits for another record', conflict: 'Conflict',
}

/** Who can mend it, as the end of a sentence: "Mended by …". */
export const fixedByWords: Record<FixedBy, string> = {
  books: 'whoever keeps the books, in Sage Intacct', shop: 'whoever keeps the shop, in Magento', settings: 'an administrator, here in the settings', nobody: 'time: it is tried again by itself',
}
