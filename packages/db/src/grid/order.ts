import { Prisma } from '../generated/client.ts'

/** What a grid can be ordered by; each has an index. */
export type RecordSortKey = 'key' | 'name' | 'state' | 'tried'
export interface RecordSort { by: RecordSortKey; descending?: boolean }

/** Keyset: the order's own value of the last row, as Postgres writes it, and the row's id. */
export interface Keyset { value: string; id: string }

// Ids make each order total; source keys are unique within a process.
const columns: Record<RecordSortKey, { column: Prisma.Sql; type: Prisma.Sql }> = {
  key: { column: Prisma.sql`r.source_key`, type: Prisma.sql`text` },
  name: { column: Prisma.sql`r.name`, type: Prisma.sql`text` },
  state: { column: Prisma.sql`r.state_rank`, type: Prisma.sql`int` },
  tried: { column: Prisma.sql`r.last_tried_at`, type: Prisma.sql`timestamptz` },
}

/** ORDER BY, the condition that continues behind `after`, and the value to remember of each row. Pure. */
export function orderOf(sort: RecordSort, after: Keyset | null): { orderBy: Prisma.Sql; behind: Prisma.Sql; value: Prisma.Sql } {
  const { column, type } = columns[sort.by]
  const direction = sort.descending ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const beyond = sort.descending ? Prisma.sql`<` : Prisma.sql`>`
  const byKeyAlone = sort.by === 'key'
  return {
    value: Prisma.sql`${column}::text`,
    orderBy: byKeyAlone ? Prisma.sql`${column} ${direction}` : Prisma.sql`${column} ${direction}, r.id ${direction}`,
    behind: after === null ? Prisma.sql`true`
      : byKeyAlone ? Prisma.sql`${column} ${beyond} ${after.value}::text`
      : Prisma.sql`(${column}, r.id) ${beyond} (${after.value}::${type}, ${after.id}::bigint)`,
  }
}

/** A keyset as a word for addresses. */
export const cursorOf = (keyset: Keyset): string => Buffer.from(JSON.stringify([keyset.value, keyset.id])).toString('base64url')

/** The keyset of a cursor; null when somebody has altered it. */
export function keysetOf(cursor: string, sort: RecordSort): Keyset | null {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (typeof value !== 'string' || typeof id !== 'string' || !/^\d{1,18}$/.test(id) || value.includes('\0')) return null
    if (sort.by === 'state' && !/^\d$/.test(value)) return null
    if (sort.by === 'tried' && !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/.test(value)) return null
    return { value, id }
  } catch {
    return null
  }
}
