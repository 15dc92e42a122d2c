import type { RecordFilter, RecordSelection, RecordSort, RecordSortKey, UserId } from '@causeway/db'
import { z } from 'zod'

/** What stands in the address of a grid: filter and order in words that can be read and typed. All optional. */
export interface RecordWords {
  state?: string
  code?: string
  class?: string
  cause?: string
  since?: string
  assignee?: string
  again?: string
  edited?: string
  q?: string
  sort?: string
}

/** The words that narrow, as parameters of addresses; `sort` is not one of them. */
export const filterWords = ['state', 'code', 'class', 'cause', 'since', 'assignee', 'again', 'edited', 'q'] as const

const state = z.enum(['failed', 'waiting', 'writing', 'skipped', 'synced', 'ignored'])
const sortKey = z.enum(['key', 'name', 'state', 'tried'])
export const sinceSteps = { '1h': 1, '24h': 24, '7d': 168, '30d': 720 } as const

const list = (item: z.ZodType<string>) => z.string().refine((text) => text.split(',').every((one) => item.safeParse(one).success), 'This filter is not known.')
const code = z.string().regex(/^[A-Z][A-Z0-9_]{0,79}$/)

/** The words' own schema, for queries and bodies alike. Unknown words are left out; one that cannot be meant is refused. */
export const recordWords = z.object({
  state: list(state).optional(),
  code: list(code).optional(),
  class: list(z.string().regex(/^[a-z-]{1,40}$/)).optional(),
  cause: z.string().regex(/^[0-9a-f]{12}$/, 'This cause is not known.').optional(),
  since: z.string().regex(/^(1h|24h|7d|30d|\d{4}-\d\d-\d\d)$/, 'Give the time as 24h, 7d or as a date like 2026-11-24.').optional(),
  assignee: z.union([z.literal('me'), z.literal('nobody'), z.uuid()], 'Assigned to “me”, “nobody” or a member.').optional(),
  again: z.literal('1').optional(),
  edited: z.literal('1').optional(),
  q: z.string().max(200, 'The search is too long.').optional(),
  sort: z.string().refine((text) => sortKey.safeParse(text.replace(/^-/, '')).success, 'Order by key, name, state or tried.').optional(),
}) satisfies z.ZodType<RecordWords>

/** The part of somebody else's parameters that says what is shown; what is not understood is left out. */
export function wordsOf(given: Record<string, string | string[] | undefined>): RecordWords {
  const words: Record<string, string> = {}
  for (const [name, schema] of Object.entries(recordWords.shape)) {
    const result = schema.safeParse(given[name] || undefined)
    if (result.success && result.data) words[name] = result.data
  }
  return words
}

/** Words as parameters of an address, always in the same order. */
export function parametersOf(words: RecordWords): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const name of Object.keys(recordWords.shape)) {
    const value = words[name as keyof RecordWords]
    if (value) parameters.set(name, value)
  }
  return parameters
}

export const narrows = (words: RecordWords): boolean => filterWords.some((word) => Boolean(words[word]))

/** What the words mean for the database. `me` and `now` are who asks, and when. Pure. */
export function filterOf(words: RecordWords, { me, now }: { me: UserId; now: Date }): RecordFilter {
  const states = words.state?.split(',').filter((one) => one !== 'ignored') as RecordFilter['states']
  return {
    ...(states?.length ? { states } : {}),
    ...(words.state === 'ignored' ? { ignored: true } : {}),
    ...(words.code ? { codes: words.code.split(',') } : {}),
    ...(words.class ? { classes: words.class.split(',') } : {}),
    ...(words.cause ? { cause: words.cause } : {}),
    ...(words.since ? { changedSince: sinceOf(words.since, now) } : {}),
    ...(words.assignee ? { assignee: words.assignee === 'nobody' ? null : words.assignee === 'me' ? me : words.assignee as UserId } : {}),
    ...(words.edited ? { edited: true } : {}),
    ...(words.again ? { triedAgain: true } : {}),
    ...(words.q?.trim() ? { search: words.q } : {}),
  }
}

function sinceOf(since: string, now: Date): Date {
  const hours = sinceSteps[since as keyof typeof sinceSteps]
  return hours === undefined ? new Date(`${since}T00:00:00Z`) : new Date(now.getTime() - hours * 3_600_000)
}

/** Without a word: by ID, upwards. */
export function sortOf(sort: string | undefined): RecordSort {
  return { by: (sort ?? 'key').replace(/^-/, '') as RecordSortKey, descending: sort?.startsWith('-') ?? false }
}

const ids = z.array(z.string().regex(/^\d{1,18}$/)).max(10_000)

/** Records chosen in the grid, as the browser says it. */
export const selectionSchema = z.union([
  z.object({ ids: ids.min(1, 'Choose a record first.') }),
  z.object({ matching: recordWords, except: ids.default([]) }),
])
export type Selection = { ids: string[] } | { matching: RecordWords; except?: string[] }

export function selectionOf(selection: z.output<typeof selectionSchema>, asked: { me: UserId; now: Date }): RecordSelection {
  if ('ids' in selection) return { ids: selection.ids.map(BigInt) }
  return { filter: filterOf(selection.matching, asked), except: selection.except.map(BigInt) }
}
