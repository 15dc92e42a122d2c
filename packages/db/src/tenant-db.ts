import type pg from 'pg'
import { Prisma, type PrismaClient } from './generated/client.ts'
import type { TenantId, UserId } from './ids.ts'
import { isPlainDeadlock, plainTransaction, type Sql } from './plain-transaction.ts'

/** A transaction in which every query is bound to one tenant. */
export type Tx = Prisma.TransactionClient

export interface TransactionOptions {
  /** Bounds the whole transaction. Default 30 s. */
  timeoutMs?: number
  /**
   * Does not wait until the disk has it: a crash of Postgres (not one of ours) may lose it, unless a transaction that waits
   * came after it. For what is worth nothing without a later one, and for heartbeats. Default true.
   */
  durable?: boolean
}

export interface TenantDb {
  readonly tenantId: TenantId
  readonly actorId: UserId | undefined
  /**
   * Runs `work` in one transaction that sees this tenant only. Throws what `work` throws, after a rollback. When Postgres
   * breaks a deadlock, `work` is run again: it should do nothing but speak to the database.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** The same for work in plain SQL alone, at less cost: row-level security binds it to the tenant. */
  plain<T>(work: (sql: Sql) => Promise<T>, options?: TransactionOptions): Promise<T>
}

/** Operations whose `where` (or `data`) gets the tenant added, beside row-level security. */
const filtered = new Set([
  'findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'count', 'aggregate', 'groupBy',
  'update', 'updateMany', 'updateManyAndReturn', 'delete', 'deleteMany', 'upsert',
])
const global = new Set(['User', 'Session'])

/** Binds a Prisma client to one tenant: each transaction starts by telling Postgres whom it acts for. */
export function bindToTenant(prisma: PrismaClient, pool: pg.Pool, tenantId: TenantId, actorId?: UserId): TenantDb {
  const bound = prisma.$extends({
    query: {
      $allModels: {
        $allOperations({ model, operation, args, query }) {
          if (global.has(model)) return query(args)
          const owner = model === 'Tenant' ? { id: tenantId } : { tenantId }
          if (!filtered.has(operation)) return query(args)
          const given = args as { where?: { AND?: object | object[] } } | undefined
          // Beside what was asked, not instead of it: who asks for another tenant's rows gets none, not his own.
          const also = given?.where?.AND === undefined ? [] : [given.where.AND].flat()
          return query({ ...given, where: { ...given?.where, AND: [...also, owner] } } as typeof args)
        },
      },
    },
  })
  return {
    tenantId,
    actorId,
    transaction: (work, { timeoutMs = 30_000, durable = true } = {}) => throughDeadlocks(() => bound.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('causeway.tenant_id', ${tenantId}, true), set_config('causeway.user_id', ${actorId ?? ''}, true),
        set_config('synchronous_commit', CASE WHEN ${durable} THEN current_setting('synchronous_commit') ELSE 'off' END, true)`
      return work(tx as unknown as Tx)
    }, { timeout: timeoutMs, maxWait: 15_000 })),
    plain: (work, options = {}) => throughDeadlocks(() => plainTransaction(pool, tenantId, actorId, work, options)),
  }
}

async function throughDeadlocks<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= 4 || !isDeadlock(error)) throw error
    }
  }
}

/** Postgres chose this transaction to break a deadlock with (40P01), or could not serialize it (40001): it may simply be run again. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return isPlainDeadlock(error)
  return error.code === 'P2034' || (error.code === 'P2010' && /40P01|40001/.test(`${error.message} ${JSON.stringify(error.meta)}`))
}
