import { z } from 'zod'
import type { SourceRecord } from './mapping.ts'
import { shorten } from './shorten.ts'

/** One condition on a field of the source; all of them must hold for a record to be sent. */
export const filterSchema = z.object({
  field: z.string().trim().min(1, 'Choose a field.'),
  is: z.enum(['equal', 'not-equal', 'contains', 'empty', 'not-empty', 'one-of']),
  value: z.string().default(''),
})
export type SourceFilter = z.output<typeof filterSchema>

/** Why the filters leave a record out, as a sentence; null when all of them hold. Case makes no difference. */
export function whyFilteredOut(source: SourceRecord, filters: readonly SourceFilter[]): string | null {
  for (const filter of filters) {
    const value = (source[filter.field] ?? '').trim()
    if (!holds(value, filter)) return `Its field ${filter.field} ${value ? `is “${shorten(value, 60)}”` : 'is empty'}, which the filter in the settings leaves out.`
  }
  return null
}

function holds(value: string, { is, value: wanted }: SourceFilter): boolean {
  const [text, other] = [value.toLowerCase(), wanted.trim().toLowerCase()]
  switch (is) {
    case 'equal': return text === other
    case 'not-equal': return text !== other
    case 'contains': return text.includes(other)
    case 'empty': return text === ''
    case 'not-empty': return text !== ''
    case 'one-of': return other.split(',').map((part) => part.trim()).includes(text)
  }
}
