// What `npm start` starts, in a data folder of its own that is thrown away: for the browser tests, and for looking at pages by hand.
import { rmSync } from 'node:fs'
import { createNarrator } from '../start/narrator.mjs'
import { readOptions } from '../start/options.mjs'
import { run } from '../start/run.mjs'
import { temporaryDataDir } from '../test/temporary-folder.mjs'

const dataDir = await temporaryDataDir()
Object.assign(process.env, {
  CAUSEWAY_DATA_DIR: dataDir,
  PORTAL_PORT: process.env.E2E_PORTAL_PORT ?? '0', SANDBOX_PORT: process.env.E2E_SANDBOX_PORT ?? '0',
  WORKER_PORT: '0', POSTGRES_PORT: '0', REDIS_PORT: '0',
})
// A database or Redis of the person's own is not for tests.
delete process.env.DATABASE_URL
delete process.env.REDIS_URL
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))

const narrator = createNarrator()
try {
  await run(readOptions([]), narrator)
} catch (error) {
  narrator.fail(error)
  process.exit(1)
}
