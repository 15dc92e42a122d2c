import { rmSync } from 'node:fs'
import pg from 'pg'
import { prepareDatabase } from '../database/prepare.mjs'
import { startServices } from '../services/start-services.mjs'
import { temporaryDataDir } from './temporary-folder.mjs'

/**
 * Jest: one fresh Postgres for the whole run, and one Redis where this machine has one, on free ports. Tests find
 *
 * - DATABASE_URL: as the owner, for making databases or schemas of their own;
 * - APP_DATABASE_URL, SYSTEM_DATABASE_URL, QUEUE_DATABASE_URL: as the apps' roles;
 * - TEST_DATABASE_TEMPLATE: the name of a database as the migrations leave it, for tests that need one of their own (CREATE DATABASE … TEMPLATE …);
 * - TEST_REDIS_URL: only where a Redis is to be had; not REDIS_URL, so that nothing uses it unasked.
 *
 * A DATABASE_URL or REDIS_URL of the person's own environment is never touched.
 */
export default async function setUp() {
  const dataDir = await temporaryDataDir()
  const services = await startServices({
    dataDir, postgresPort: 0, redisPort: 0, env: {}, withRedis: true,
    // Test data need not survive a power cut.
    postgresSettings: { fsync: 'off', full_page_writes: 'off', shared_buffers: '128MB', max_connections: '200' },
  })
  globalThis.stopTestServices = async () => {
    await services.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const addresses = await prepareDatabase({ databaseUrl: services.databaseUrl, env: {} })
    const template = await makeTemplate(services.databaseUrl)
    delete process.env.REDIS_URL
    Object.assign(process.env, addresses, { DATABASE_URL: services.databaseUrl, TEST_DATABASE_TEMPLATE: template, LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' })
    if (services.redisUrl) process.env.TEST_REDIS_URL = services.redisUrl
  } catch (error) {
    await globalThis.stopTestServices()
    throw error
  }
}

/** Copies the database while nobody is connected to it, which Postgres demands of a template. */
async function makeTemplate(databaseUrl) {
  const original = new URL(databaseUrl)
  const elsewhere = new URL(databaseUrl)
  elsewhere.pathname = '/template1'
  const name = 'untouched'
  const client = new pg.Client({ connectionString: elsewhere.toString() })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${pg.escapeIdentifier(decodeURIComponent(original.pathname.slice(1)))}`)
  } finally {
    await client.end()
  }
  return name
}
