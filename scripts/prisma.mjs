// The prisma CLI with our stand-in for its schema engine (scripts/schema-engine), so that nothing is downloaded.
// Never call `npx prisma` bare: without the engine every command tries to fetch one, and some then do nothing and exit with 0.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const engine = path.join(here, 'schema-engine/main.mjs')
const args = process.argv.slice(2)

// npm runs this after every install; an image's first layer installs before the schema is copied.
if (args[0] === 'generate' && !existsSync(path.join(here, '../prisma/schema.prisma'))) {
  console.log('prisma/schema.prisma is not there: nothing to generate yet.')
  process.exit(0)
}

const environment = { PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1', ...process.env }
// Windows starts no .mjs file as a program; there the CLI uses the engine that its install script downloads.
if (process.platform !== 'win32') {
  chmodSync(engine, 0o755)
  environment.PRISMA_SCHEMA_ENGINE_BINARY ??= engine
}
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
const { status } = spawnSync(process.execPath, [cli, ...args], { stdio: 'inherit', env: environment })
process.exit(status ?? 1)
