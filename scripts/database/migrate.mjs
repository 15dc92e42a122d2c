import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from '../services/folders.mjs'

/** Applies the migrations as the owner; makes the database when it is missing. Throws with what the prisma CLI said. */
export async function migrate(databaseUrl) {
  const { code, output } = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'scripts/prisma.mjs'), 'migrate', 'deploy'], {
      cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl }, stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { text += chunk })
    child.once('error', reject)
    child.once('close', (exitCode) => resolve({ code: exitCode, output: text }))
  })
  if (code !== 0) throw new Error(`The migrations failed:\n${output.trim()}`)
}
