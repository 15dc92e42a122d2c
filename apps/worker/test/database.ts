import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Addresses of a database of this test file's own, by role: the sweeper and the scheduler look at every tenant there is. */
export interface TestDatabase { owner: string; app: string; system: string }

export async function freshDatabase(): Promise<TestDatabase> {
  const url = new URL(process.env.DATABASE_URL ?? '')
  const name = `worker_${randomUUID().replaceAll('-', '')}`
  url.pathname = '/postgres'
  const server = new pg.Client({ connectionString: url.toString() })
  await server.connect()
  try {
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${process.env.TEST_DATABASE_TEMPLATE}`)
  } finally {
    await server.end()
  }
  url.pathname = `/${name}`
  const owner = url.toString()
  const as = (role: string) => {
    const address = new URL(owner)
    address.username = role
    address.password = ''
    return address.toString()
  }
  return { owner, app: as('causeway_app'), system: as('causeway_system') }
}
