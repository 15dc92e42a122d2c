import { parse } from 'pg-connection-string'

/** The database that prisma.config.ts names when DATABASE_URL is not set. */
const placeholder = 'unset'

export const databaseName = (url) => decodeURIComponent(new URL(url).pathname.slice(1))

export const isPlaceholder = (url) => !url || databaseName(url) === placeholder

/** The Postgres schema in the address (`?schema=`), as Prisma writes it. */
export const schemaName = (url) => new URL(url).searchParams.get('schema') ?? undefined

/**
 * The address as separate fields for `pg`. Never hand adapter-pg a connectionString: it would win over the `database`
 * that is set beside it, and the shadow database would be the main one.
 */
export function connectionFields(url) {
  const { host, port, user, password, database, ssl } = parse(withoutPrismaParameters(url))
  return { host, port: Number(port || 5432), user, password, database, ...(ssl === undefined ? {} : { ssl }) }
}

/** The same server's maintenance database, from which others are made and dropped. */
export const maintenanceFields = (url) => ({ ...connectionFields(url), database: 'postgres' })

function withoutPrismaParameters(url) {
  const bare = new URL(url)
  for (const name of ['schema', 'connection_limit', 'pool_timeout', 'pgbouncer']) bare.searchParams.delete(name)
  return bare.toString()
}
