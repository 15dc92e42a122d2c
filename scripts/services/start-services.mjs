import { startEmbeddedPostgres } from './embedded-postgres.mjs'
import { defaultDataDir } from './folders.mjs'
import { takeLauncherLock } from './launcher-lock.mjs'
import { createProcesses } from './processes.mjs'
import { startInstalledRedis } from './redis.mjs'

/** The database's name in the embedded server. */
const database = 'causeway'

/**
 * Postgres and, where there is one, Redis: from the environment (DATABASE_URL, REDIS_URL) or started here.
 * Takes the lock on `dataDir`, so throws AlreadyRunning when another launcher works there; stops what a killed one left behind.
 * @param {object} [options]
 * @param {string} [options.dataDir]
 * @param {number} [options.postgresPort] wanted; 0 for any
 * @param {number} [options.redisPort] wanted; 0 for any
 * @param {boolean} [options.withRedis] false leaves the queue to Postgres; by default CAUSEWAY_QUEUE=postgres does
 * @param {Record<string, string>} [options.postgresSettings] of the embedded server
 * @param {NodeJS.ProcessEnv} [options.env] where DATABASE_URL and REDIS_URL are looked for
 * @param {(message: string) => void} [options.log]
 */
export async function startServices({
  dataDir = defaultDataDir(), postgresPort = 3330, redisPort = 3340, env = process.env,
  withRedis = env.CAUSEWAY_QUEUE !== 'postgres', postgresSettings, log = () => {},
} = {}) {
  const lock = await takeLauncherLock(dataDir)
  const processes = createProcesses(dataDir)
  const promisedPorts = new Set()
  const stop = async () => {
    await processes.stopAll()
    lock.release()
  }
  try {
    const leftovers = await processes.stopLeftovers()
    if (leftovers.length) log(`An earlier start was killed; stopped what it left running: ${leftovers.join(', ')}.`)

    const embedded = env.DATABASE_URL
      ? undefined
      : await startEmbeddedPostgres({ dataDir, processes, wantedPort: postgresPort, database, settings: postgresSettings, promisedPorts, log })
    const installed = env.REDIS_URL || !withRedis
      ? undefined
      : await startInstalledRedis({ dataDir, processes, wantedPort: redisPort, promisedPorts, log })

    return {
      dataDir, processes, lock, promisedPorts,
      /** As the owner: for migrations only. */
      databaseUrl: env.DATABASE_URL || embedded.url,
      /** Whether the embedded server runs, which asks nobody for a password. */
      embedded: Boolean(embedded),
      redisUrl: withRedis ? env.REDIS_URL || installed?.url : undefined,
      /** For people: what serves the database and the queue. */
      description: {
        database: embedded ? `embedded Postgres on port ${embedded.port}` : 'Postgres at DATABASE_URL',
        queue: withRedis && env.REDIS_URL ? 'Redis at REDIS_URL' : installed ? `${installed.program} at ${installed.url}` : 'in the same Postgres',
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
