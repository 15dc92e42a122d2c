import pg from 'pg'
import { Prisma } from './generated/client.ts'
import type { TenantId, UserId } from './ids.ts'
import type { TransactionOptions } from './tenant-db.ts'

/** Statements in plain SQL, as Prisma's own client takes them. What asks for no more runs in either kind of transaction. */
export interface Sql {
  /** Answers how many rows were touched. */
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>
  $queryRaw<T = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T>
}

const int8 = 20
/** As Prisma answers: bigint where the column is one. */
const types: pg.CustomTypesConfig = { getTypeParser: (oid, format) => (Number(oid) === int8 ? BigInt : pg.types.getTypeParser(oid, format)) as never }
/** Dates in UTC: the driver would write them in this machine's own zone, and a day may be another there. */
const forPostgres = (value: unknown) => (value instanceof Date ? value.toISOString() : value)

function sqlOn(client: pg.PoolClient): Sql {
  const run = (query: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    const { text, values: all } = 'raw' in query ? Prisma.sql(query, ...values) : query
    return client.query({ text, values: all.map(forPostgres), types })
  }
  return {
    $executeRaw: async (query, ...values) => (await run(query, values)).rowCount ?? 0,
    $queryRaw: async <T>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => (await run(query, values)).rows as T,
  }
}

/**
 * A transaction for one tenant without Prisma in between, which would turn every value over several times: the engine's statements carry
 * hundreds of records each. Throws what `work` throws, after a rollback.
 */
export async function plainTransaction<T>(
  pool: pg.Pool, tenantId: TenantId, actorId: UserId | undefined, work: (sql: Sql) => Promise<T>, { timeoutMs = 30_000, durable = true }: TransactionOptions,
): Promise<T> {
  const client = await pool.connect()
  const literal = (text: string) => client.escapeLiteral(text)
  let broken: Error | undefined
  try {
    await client.query(`BEGIN; SELECT set_config('causeway.tenant_id', ${literal(tenantId)}, true), set_config('causeway.user_id', ${literal(actorId ?? '')}, true),
      set_config('statement_timeout', ${literal(String(timeoutMs))}, true)${durable ? '' : `, set_config('synchronous_commit', 'off', true)`}`)
    const result = await work(sqlOn(client))
    // To a transaction that has failed Postgres answers a COMMIT with a rollback, and no error.
    if ((await client.query('COMMIT')).command !== 'COMMIT') throw new Error('The transaction had failed before it was to be committed.')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => { broken = failure })
    throw error
  } finally {
    client.release(broken)
  }
}

/** Postgres chose this transaction to break a deadlock with (40P01), or could not serialize it (40001): it may simply be run again. */
export const isPlainDeadlock = (error: unknown): boolean => error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001')
