import { stringify } from 'csv-stringify/sync'

/** Excel takes a file for UTF-8 only with this before it. */
export const byteOrderMark = '\uFEFF'

/**
 * Lines of a CSV file as spreadsheets open it. A cell that begins like a formula gets an apostrophe before it, so that it is
 * shown and never carried out: what stands in the books was written by others.
 */
export const csvLines = (rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify(rows as (string | number | null)[][], { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[;\t]/ })
