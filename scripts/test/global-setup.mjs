import { rmSync } from 'node:fs'
import { prepareDatabase } from '../database/prepare.mjs'
import { startServices } from '../services/start-services.mjs'
import { temporaryDataDir } from './temporary-folder.mjs'

/**
 * Jest: one fresh Postgres for the whole run, and one Redis where this machine has one, on free ports. Tests find
 *
 * - DATABASE_URL: as the owner, for making databases or schemas of their own;
 * - APP_DATABASE_URL, SYSTEM_DATABASE_URL, QUEUE_DATABASE_URL: as the apps' roles;
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
    delete process.env.REDIS_URL
    Object.assign(process.env, addresses, { DATABASE_URL: services.databaseUrl, LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' })
    if (services.redisUrl) process.env.TEST_REDIS_URL = services.redisUrl
  } catch (error) {
    await globalThis.stopTestServices()
    throw error
  }
}
