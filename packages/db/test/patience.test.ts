import net, { type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createDatabase, type Database } from '../src/index.ts'
import { makeTenant, openDatabase } from './tenant.ts'

describe('a server that takes connections and says nothing', () => {
  const sockets: net.Socket[] = []
  const server = net.createServer((socket) => { sockets.push(socket) })
  let database: Database
  beforeAll(async () => {
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    database = createDatabase({ url: `postgresql://causeway_app@127.0.0.1:${(server.address() as AddressInfo).port}/causeway`, connectWithinMs: 300 })
  })
  afterAll(async () => {
    await database.close()
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => { server.close(resolve) })
  })

  test('is not waited for without an end', async () => {
    await expect(database.ping()).rejects.toThrow(/time|reach/i)
  }, 10_000)
})

describe('Postgres', () => {
  test('ends what a worker that says nothing more has left open', async () => {
    const database = openDatabase()
    const { db } = await makeTenant(database)
    const [limits] = await db.transaction((tx) => tx.$queryRaw<object[]>`
      SELECT current_setting('statement_timeout') AS statement, current_setting('idle_in_transaction_session_timeout') AS idle`)
    expect(limits).toEqual({ statement: '130s', idle: '130s' })
    await database.close()
  })
})
