import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'

const root = path.resolve('.')
const server = process.env.DATABASE_URL ?? ''

/** A database's address on the test server. */
function address(database: string) {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.toString()
}

async function query(database: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: address(database) })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

/** Runs scripts/prisma.mjs in `folder`. */
function prisma(folder: string, args: string[], databaseUrl?: string, input = '') {
  const { DATABASE_URL: _, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/prisma.mjs'), ...args], {
    cwd: folder, encoding: 'utf8', input, env: databaseUrl ? { ...env, DATABASE_URL: databaseUrl } : env,
  })
  return { status, output: `${stdout}${stderr}` }
}

describe('the migrations of this project', () => {
  test('equal prisma/schema.prisma', () => {
    const { status, output } = prisma(root, ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma', '--exit-code'], server)
    expect(output).toMatch(/No difference detected|empty migration/i)
    expect(status).toBe(0)
  }, 60_000)
})

describe('the stand-in for the schema engine', () => {
  const database = 'engine_trial'
  let folder: string
  const run = (...args: string[]) => prisma(folder, args, address(database))
  const schema = () => path.join(folder, 'prisma/schema.prisma')
  const migrations = () => path.join(folder, 'prisma/migrations')

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'causeway-engine-'))
    mkdirSync(path.join(folder, 'prisma'))
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
    cpSync(path.join(root, 'prisma.config.ts'), path.join(folder, 'prisma.config.ts'))
    writeFileSync(schema(), `
      generator client {
        provider = "prisma-client"
        output   = "../generated"
      }
      datasource db {
        provider = "postgresql"
      }
      model Parent {
        id       Int     @id @default(autoincrement())
        name     String
        children Child[]
      }
      model Child {
        id       Int    @id @default(autoincrement())
        parentId Int
        parent   Parent @relation(fields: [parentId], references: [id])
      }
    `)
  })
  afterAll(() => { rmSync(folder, { recursive: true }) })

  test('is the engine of the very version of prisma', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> }
    const [, commit] = /\.([0-9a-f]{40})$/.exec(manifest.devDependencies['@prisma/schema-engine-wasm'] ?? '') ?? []
    const engines = JSON.parse(readFileSync('node_modules/@prisma/engines-version/package.json', 'utf8')) as { prisma: { enginesVersion: string } }
    expect(commit).toBe(engines.prisma.enginesVersion)
  })

  test('needs no database to validate, to generate and to compare schemas', () => {
    expect(run('validate').status).toBe(0)
    expect(prisma(folder, ['generate']).status).toBe(0)
    const script = prisma(folder, ['migrate', 'diff', '--from-empty', '--to-schema', 'prisma/schema.prisma', '--script'])
    expect(script.output).toContain('CREATE TABLE "Parent"')
  }, 60_000)

  test('refuses what needs a database when there is none', () => {
    expect(prisma(folder, ['migrate', 'deploy'])).toMatchObject({ status: 1 })
  })

  test('makes a migration and the database, and applies it', async () => {
    expect(run('migrate', 'dev', '--name', 'first')).toMatchObject({ status: 0 })
    expect(readdirSync(migrations())).toEqual([expect.stringMatching(/_first$/), 'migration_lock.toml'])
    expect(await query(database, `SELECT count(*)::int FROM "Child"`)).toEqual([0])
    expect(run('migrate', 'status').output).toMatch(/up to date/)
  }, 60_000)

  test('sends a script whole: functions, row-level security, partitions', async () => {
    expect(run('migrate', 'dev', '--create-only', '--name', 'by_hand').status).toBe(0)
    const name = readdirSync(migrations()).find((entry) => entry.endsWith('_by_hand')) ?? ''
    appendFileSync(path.join(migrations(), name, 'migration.sql'), `
      CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END $$;
      ALTER TABLE "Child" ENABLE ROW LEVEL SECURITY;
      CREATE POLICY own ON "Child" USING (true);
    `)
    expect(run('migrate', 'deploy')).toMatchObject({ status: 0 })
    expect(await query(database, 'SELECT twice(21)')).toEqual([42])
    expect(run('migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--exit-code').status).toBe(0)
  }, 60_000)

  test('finds a schema that the migrations do not make', () => {
    const sound = readFileSync(schema(), 'utf8')
    writeFileSync(schema(), sound.replace('name     String', 'name     String\n        note     String?'))
    const { status } = run('migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma', '--exit-code')
    writeFileSync(schema(), sound)
    expect(status).toBe(2)
  }, 60_000)

  test('rolls a failing migration back as a whole and says so until that is resolved', async () => {
    const bad = path.join(migrations(), '20990101000000_bad')
    mkdirSync(bad)
    writeFileSync(path.join(bad, 'migration.sql'), 'CREATE TABLE half (a int); SELECT no_such_function();')
    expect(run('migrate', 'deploy')).toMatchObject({ status: 1, output: expect.stringMatching(/no_such_function/) })
    expect(await query(database, `SELECT to_regclass('half')`)).toEqual([null])
    expect(run('migrate', 'deploy')).toMatchObject({ status: 1, output: expect.stringMatching(/P3009/) })
    expect(run('migrate', 'resolve', '--rolled-back', '20990101000000_bad').status).toBe(0)
    rmSync(bad, { recursive: true })
    expect(run('migrate', 'deploy').status).toBe(0)
  }, 60_000)

  test('reads a database back, constraints and all', () => {
    expect(run('db', 'pull', '--print').output).toMatch(/model Child[\s\S]*@relation/)
  }, 60_000)

  test('says that nobody answers', () => {
    const { status, output } = prisma(folder, ['migrate', 'deploy'], 'postgresql://nobody@127.0.0.1:9/none')
    expect(status).toBe(1)
    expect(output).toMatch(/P1001|Can't reach database server/)
  }, 60_000)

  test('leaves no shadow database behind', async () => {
    expect(await query('postgres', `SELECT count(*)::int FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow%'`)).toEqual([0])
  })
})
