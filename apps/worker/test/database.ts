import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { promisify } from 'node:util'

const root = path.resolve(import.meta.dirname, '../../..')

/** Addresses of a database of this test file's own, by role: the sweeper and the scheduler look at every tenant there is. */
export interface TestDatabase { owner: string; app: string; system: string }

export async function freshDatabase(): Promise<TestDatabase> {
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.pathname = `/worker_${randomUUID().replaceAll('-', '')}`
  const owner = url.toString()
  await promisify(execFile)(process.execPath, [path.join(root, 'scripts/prisma.mjs'), 'migrate', 'deploy'], { cwd: root, env: { ...process.env, DATABASE_URL: owner } })
  const as = (role: string) => {
    const address = new URL(owner)
    address.username = role
    address.password = ''
    return address.toString()
  }
  return { owner, app: as('causeway_app'), system: as('causeway_system') }
}
