import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { connectionFields, maintenanceFields, schemaName } from './address.mjs'
import { restoreCharColumns } from './char-columns.mjs'

/** adapter-pg, made fit for migrations. */
export class MigrationAdapterFactory extends PrismaPg {
  #url
  #shadowUrl
  #shadowDatabases = new Set()

  constructor(url, shadowUrl) {
    const schema = schemaName(url)
    super({ ...connectionFields(url), max: 1 }, schema ? { schema } : undefined)
    this.#url = url
    this.#shadowUrl = shadowUrl
  }

  async connect() {
    return forMigrations(await super.connect())
  }

  // adapter-pg's own version drops the database before it closes its pool, which Postgres refuses.
  async connectToShadowDb() {
    if (this.#shadowUrl) return forMigrations(await new PrismaPg({ ...connectionFields(this.#shadowUrl), max: 1 }).connect())
    const database = `prisma_migrate_shadow_db_${randomUUID()}`
    await onServer(this.#url, (client) => client.query(`CREATE DATABASE "${database}"`))
    this.#shadowDatabases.add(database)
    return forMigrations(await new PrismaPg({ ...connectionFields(this.#url), database, max: 1 }).connect())
  }

  /** To be called when a command is over, also when it failed. */
  async dropShadowDatabases() {
    if (!this.#shadowDatabases.size) return
    await onServer(this.#url, async (client) => {
      for (const database of this.#shadowDatabases) {
        await client.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
        this.#shadowDatabases.delete(database)
      }
    })
  }
}

/** Opens a connection to the server's maintenance database for the length of `work`. */
export async function onServer(url, work) {
  const client = new pg.Client(maintenanceFields(url))
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function forMigrations(adapter) {
  readCharColumns(adapter)
  const startTransaction = adapter.startTransaction.bind(adapter)
  adapter.startTransaction = async (...options) => readCharColumns(await startTransaction(...options))
  // adapter-pg cuts a script at every semicolon, through the middle of function bodies. Sent whole, it also is one transaction.
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  return adapter
}

function readCharColumns(queryable) {
  const queryRaw = queryable.queryRaw.bind(queryable)
  queryable.queryRaw = async (query) => restoreCharColumns(await queryRaw(query))
  return queryable
}
