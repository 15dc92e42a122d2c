import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { seedProgram } from './build.mjs'

/** The sign-ins that apps/worker/src/seed.ts makes. */
export const demo = {
  tenant: 'demo',
  password: 'causeway-demo',
  people: [['administrator', 'admin@demo.test'], ['user', 'user@demo.test'], ['support', 'support@demo.test']],
}

/**
 * Makes the demo tenant, once for a database. A seed that was cut short is run again: it leaves alone what is there.
 * @param {{ dataDir: string, env: NodeJS.ProcessEnv, ownerUrl: string, say: (message: string) => void }} given
 */
export async function seedOnce({ dataDir, env, ownerUrl, say }) {
  if (!existsSync(seedProgram)) {
    say('There is no demo to seed yet (apps/worker/dist/seed.js is missing).')
    return
  }
  const marker = path.join(dataDir, 'seeded.json')
  const database = await identityOf(env.SYSTEM_DATABASE_URL)
  if (existsSync(marker) && JSON.parse(readFileSync(marker, 'utf8')).database === database) return
  say('Seeding the demo tenant …')
  const { status, stdout, stderr } = spawnSync(process.execPath, [seedProgram], { env: { ...env, DATABASE_URL: ownerUrl }, encoding: 'utf8' })
  if (status !== 0) throw new Error(`Seeding the demo failed:\n${`${stdout}${stderr}`.trim()}`)
  writeFileSync(marker, JSON.stringify({ database: await identityOf(env.SYSTEM_DATABASE_URL) }))
}

// Another database behind the same address must be seeded again: its demo tenant has another id, or there is none.
async function identityOf(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT id FROM tenant WHERE slug = $1', [demo.tenant])
    return rows[0]?.id ?? 'none'
  } finally {
    await client.end()
  }
}
