import pg from 'pg'
import { onServer } from './adapter.mjs'
import { connectionFields, databaseName } from './address.mjs'

export async function connectOnce(url) {
  const client = new pg.Client(connectionFields(url))
  client.on('error', () => {})
  await client.connect()
  await client.end()
}

export async function createDatabase(url) {
  await onServer(url, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(databaseName(url))}`))
}

const dropDatabase = (url) => onServer(url, (client) => client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(databaseName(url))}`))

const commands = { 'can-connect-to-database': connectOnce, 'create-database': createDatabase, 'drop-database': dropDatabase }

/** Runs one of the engine's one-shot commands; resolves to the exit code. */
export async function runCommand(command, url) {
  try {
    if (!commands[command]) throw new Error(`Unknown command ${command}.`)
    await commands[command](url)
    return 0
  } catch (error) {
    reportToCli(explain(error, url))
    return 1
  }
}

/** Postgres' error codes in Prisma's (its error reference: P1xxx). */
export function explain(error, url) {
  const { hostname, port } = new URL(url)
  switch (error.code) {
    case '3D000': return { error_code: 'P1003', message: `Database \`${databaseName(url)}\` does not exist`, meta: { database_name: databaseName(url) } }
    case '28P01': return { error_code: 'P1000', message: 'Authentication failed: DATABASE_URL names a user or password that Postgres refuses', meta: {} }
    case '42P04': return { error_code: 'P1009', message: `Database \`${databaseName(url)}\` already exists`, meta: {} }
    default: return { error_code: 'P1001', message: `Can't reach database server at \`${hostname}:${port || 5432}\`: ${error.message || error.code}`, meta: {} }
  }
}

// The CLI skips the first line on stderr (the engine's greeting) and reads the error from the next, if its target is right.
function reportToCli(error) {
  const line = (level, fields) =>
    console.error(JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' }))
  line('INFO', { message: 'Starting schema engine CLI' })
  line('ERROR', { is_panic: false, ...error })
}
