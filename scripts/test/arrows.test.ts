import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

const checker = path.resolve('scripts/arrows/check.mjs')

/** The smallest tree that has every kind of arrow. */
const sound: Record<string, string> = {
  'packages/config/package.json': manifest('config', []),
  'packages/config/src/index.ts': 'export const level = 1',
  'packages/vault/package.json': manifest('vault', []),
  'packages/vault/src/index.ts': 'export const seal = 1',
  'packages/queue/package.json': manifest('queue', ['config'], {}, ['bullmq']),
  'packages/queue/src/index.ts': "import { Queue } from 'bullmq'\nimport { level } from '@causeway/config'",
  'packages/db/package.json': manifest('db', ['config'], { './system': './src/system.ts' }, ['@prisma/client']),
  'packages/db/src/index.ts': "import { PrismaClient } from '@prisma/client'\nimport { level } from '@causeway/config'",
  'packages/db/src/system.ts': 'export const sweep = 1',
  'packages/intacct/package.json': manifest('intacct', [], {}, ['axios']),
  'packages/intacct/src/index.ts': "import axios from 'axios'\nexport type Row = string\nexport const query = axios",
  'packages/magento/package.json': manifest('magento', []),
  'packages/magento/src/index.ts': 'export const put = 1',
  'packages/sync/package.json': manifest('sync', ['intacct', 'magento', 'db', 'vault', 'config'], {
    './entities': './src/entities/registry.ts', './connections': './src/connections/forms.ts', './mapping': './src/mapping.ts', './schedule': './src/schedule.ts',
  }),
  'packages/sync/src/index.ts': "import './engine/run.ts'",
  'packages/sync/src/mapping.ts': 'export const map = 1',
  'packages/sync/src/schedule.ts': 'export const next = 1',
  'packages/sync/src/connections/forms.ts': 'export const forms = 1',
  'packages/sync/src/connections/open.ts': "import { query } from '@causeway/intacct'\nimport { put } from '@causeway/magento'",
  'packages/sync/src/engine/run.ts': "import type { Row } from '@causeway/intacct'\nexport const run = 1",
  'packages/sync/src/entities/registry.ts': "import { customers } from './customers/index.ts'\nexport const entities = [customers]",
  'packages/sync/src/entities/customers/index.ts': "import type { Row } from '@causeway/intacct'\nexport const customers = { name: 'customers' }",
  'packages/sync/src/entities/customers/read.ts': "import { query } from '@causeway/intacct'\nimport { put } from '@causeway/magento'",
  'apps/portal/package.json': manifest('portal', ['sync', 'db', 'queue', 'vault', 'config']),
  'apps/portal/app/page.tsx': "import { entities } from '@causeway/sync/entities'\nimport { next } from '@causeway/sync/schedule'",
  'apps/worker/package.json': manifest('worker', ['sync', 'db', 'queue', 'vault', 'config']),
  'apps/worker/src/main.ts': "import { run } from '@causeway/sync'\nimport { sweep } from '@causeway/db/system'",
  'apps/worker/src/seed.ts': "const first = 'customers'",
  'apps/worker/test/story.test.ts': "import { startSandbox } from '../../sandbox/src/server.ts'",
  'apps/sandbox/package.json': manifest('sandbox', []),
  'apps/sandbox/src/server.ts': 'export const startSandbox = 1',
}

function manifest(name: string, needs: string[], doors: Record<string, string> = {}, libraries: string[] = [], shortNames: Record<string, string> = {}) {
  return JSON.stringify({
    name: `@causeway/${name}`, exports: { '.': './src/index.ts', ...doors }, imports: shortNames,
    dependencies: Object.fromEntries([...needs.map((need) => `@causeway/${need}`), ...libraries].map((library) => [library, '*'])),
  })
}

describe('check-arrows', () => {
  let root: string
  const write = (files: Record<string, string>) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
      writeFileSync(path.join(root, file), text)
    }
  }
  const check = (): string[] => {
    const script = `import { brokenArrows } from ${JSON.stringify(checker)}; console.log(JSON.stringify(brokenArrows(${JSON.stringify(root)})))`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    if (stderr) throw new Error(stderr)
    return JSON.parse(stdout) as string[]
  }
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'causeway-arrows-'))
    write(sound)
  })
  afterEach(() => { rmSync(root, { recursive: true }) })

  test('is content with a tree that follows the design', () => {
    expect(check()).toEqual([])
  })

  test.each<[what: string, file: string, text: string, sentence: RegExp]>([
    ['a client that imports another', 'packages/intacct/src/a.ts', "import { put } from '@causeway/magento'", /intacct may not/],
    ['a client that knows the database', 'packages/magento/src/a.ts', "export * from '@causeway/db'", /magento may not/],
    ['the database that knows the engine', 'packages/db/src/a.ts', "const x = await import('@causeway/sync')", /packages\/db may not/],
    ['the engine that knows the queue', 'packages/sync/src/a.ts', "import '@causeway/queue'", /packages\/sync may not/],
    ['a package that imports an app', 'packages/sync/src/a.ts', "import { page } from '@causeway/portal'", /packages\/sync may not/],
    ['the portal that imports a client', 'apps/portal/lib/a.ts', "import { query } from '@causeway/intacct'", /apps\/portal may not/],
    ['the portal that requires a client', 'apps/portal/lib/a.ts', "const { put } = require('@causeway/magento')", /apps\/portal may not/],
    ['the sandbox that imports a package', 'apps/sandbox/src/a.ts', "import { level } from '@causeway/config'", /apps\/sandbox may not/],
    ['a package of which the manifest says nothing', 'packages/db/src/a.ts', "import { seal } from '@causeway/vault'", /does not depend on/],
    ['a door that is not there', 'apps/worker/src/a.ts', "import '@causeway/sync/engine/run'", /does not export/],
    ['a relative path into another workspace', 'packages/queue/src/a.ts', "import { x } from '../../db/src/system.ts'", /relative path/],
    ['a test that reaches into another workspace than the sandbox', 'packages/queue/test/a.test.ts', "import { x } from '../../db/src/system.ts'", /relative path/],
    ['the portal at the system door of the database', 'apps/portal/lib/a.ts', "import { sweep } from '@causeway/db/system'", /apps\/worker only/],
    ['the engine at the system door of the database', 'packages/sync/src/a.ts', "import { sweep } from '@causeway/db/system'", /apps\/worker only/],
    ['the portal at the main door of the engine', 'apps/portal/lib/a.ts', "import { run } from '@causeway/sync'", /enters it by/],
    ['the engine that imports a client', 'packages/sync/src/engine/a.ts', "import { query } from '@causeway/intacct'", /In packages\/sync only/],
    ['a type of a client in the settings', 'packages/sync/src/mapping.ts', "import type { Row } from '@causeway/intacct'", /a type of/],
    ['an entity whose definition reaches a client', 'packages/sync/src/entities/customers/index.ts', "import './read.ts'\nexport const customers = {}", /sync\/entities leads the portal .* → packages\/intacct\/src\/index.ts/],
    ['a schedule that reaches the database', 'packages/sync/src/schedule.ts', "import { level } from '@causeway/db'", /sync\/schedule leads the portal/],
    ['a relative path to what belongs to no workspace', 'packages/queue/src/a.ts', "import { x } from '../../../scripts/test.mjs'", /leaves packages\/queue/],
    ['a relative path in a re-export', 'packages/queue/src/a.ts', "export * from '../../db/src/system.ts'", /relative path/],
    ['a relative path in a type', 'packages/queue/src/a.ts', "type Row = import('../../intacct/src/index.ts').Row", /relative path/],
    ['an entity that reaches into another', 'packages/sync/src/entities/orders/map.ts', "import { customers } from '../customers/read.ts'", /reaches into the entity customers/],
    ['a program that imports a test', 'packages/queue/src/a.ts', "import { fake } from '../test/fake.ts'", /for tests only/],
    ['an import that nobody can follow', 'packages/queue/src/a.ts', "const x = await import(['@causeway', 'db'].join('/'))", /computes what it imports/],
    ['a template without a beginning', 'packages/queue/src/a.ts', 'const x = await import(`${scope}/db`)', /computes what it imports/],
    ['an import behind what only looks like a comment', 'packages/queue/src/a.ts', "const all = `${folder}/*`\nawait import('@causeway/db')\n/* end */", /packages\/queue may not/],
    ['bullmq outside of the queue', 'apps/worker/lib/a.ts', "import { Queue } from 'bullmq'", /hides which queue/],
    ['a part of bullmq outside of the queue', 'apps/worker/lib/a.ts', "import { Queue } from 'bullmq/dist/esm/classes/queue.js'", /hides which queue/],
    ['prisma outside of the database', 'apps/portal/lib/a.ts', "import { PrismaClient } from '@prisma/client'", /binds every query/],
    ['the driver of Postgres outside of the database', 'apps/portal/lib/a.ts', "import pg from 'pg'", /binds every query/],
    ['a library that another manifest happens to bring', 'packages/queue/src/a.ts', "import axios from 'axios/lib/axios.js'", /imports axios, which packages\/queue\/package.json does not depend on/],
    ['an entity named in the engine', 'packages/sync/src/engine/a.ts', "if (name === 'customers') run()", /names the entity 'customers'/],
    ['an entity named in the portal', 'apps/portal/app/a.tsx', 'const title = { "customers": 1 }', /names the entity/],
    ['an entity named in the worker', 'apps/worker/src/a.ts', "switch (name) { case 'customers': break }", /names the entity/],
  ])('finds %s', (_, file, text, sentence) => {
    write({ [file]: text })
    expect(check()).toEqual([expect.stringMatching(sentence)])
  })

  test('finds a forbidden dependency in a manifest', () => {
    write({ 'apps/sandbox/package.json': manifest('sandbox', ['db']) })
    expect(check()).toEqual(['apps/sandbox/package.json depends on @causeway/db, which apps/sandbox may not import.'])
  })

  test('finds a short name that leads out of its workspace', () => {
    write({ 'apps/sandbox/package.json': manifest('sandbox', [], {}, [], { '#own/*': './src/*', '#rows': '@causeway/db/system' }) })
    expect(check()).toEqual([expect.stringMatching(/makes #rows stand for "@causeway\/db\/system"/)])
  })

  test('asks for a rule for every new workspace', () => {
    write({ 'packages/new/package.json': manifest('new', []) })
    expect(check()).toEqual([expect.stringMatching(/packages\/new is not in/)])
  })

  test('reads neither comments nor imports of types as reaching something', () => {
    write({
      'packages/sync/src/entities/customers/index.ts': `
        // import { query } from '@causeway/intacct'
        /* import { put } from '@causeway/magento' */
        import type {
          Row,
        } from '@causeway/intacct'
        const help = 'see https://example.test // and more'
        export const customers = {}`,
    })
    expect(check()).toEqual([])
  })

  test('reads imports that span lines', () => {
    write({ 'packages/db/src/a.ts': "import {\n  query,\n  type Row,\n} from\n  '@causeway/intacct'" })
    expect(check()).toEqual([expect.stringMatching(/packages\/db may not/)])
  })
})
