import { describe, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { controlRun } from '@causeway/db'
import { ConnectionFailure, type WriteTools } from '../../src/entity.ts'
import type { Lab } from './lab.ts'
import { failure, statesOf, useLab } from './lab-world.ts'
import { sums } from './world.ts'

const here = useLab()

type LabWrite = (item: { row: { key: string }; draft: never }, plan: never, tools: WriteTools) => Promise<{ targetId: string; warnings: string[]; request: object; response: object }>

async function until(check: () => Promise<boolean> | boolean) {
  for (const end = Date.now() + 10_000; !(await check());) {
    if (Date.now() > end) throw new Error('It did not come true.')
    await sleep(10)
  }
}

/** Thirty things in chunks of ten; before one is written, `before` is asked. */
function thirty(before: (key: string, tools: WriteTools) => Promise<void>, more: object = {}) {
  for (let index = 0; index < 30; index++) here.lab.add(`t${String(index).padStart(2, '0')}`)
  here.lab.changes = ((self: Lab) => {
    const write: LabWrite = async (item, plan, tools) => {
      await before(item.row.key, tools)
      return { targetId: self.write(item as never, plan).id, warnings: [], request: {}, response: {} }
    }
    return { write, ...more }
  }) as never
}
const isWritten = (key: string) => here.lab.writes.includes(`create ${key}`)
const writtenOnce = () => expect([...here.lab.writes].sort()).toEqual([...here.lab.source.values()].map(({ key }) => `create ${key}`).sort())

describe('chunks overlap', () => {
  test('where records are written one by one: a slow one does not hold up the next chunk, and the checkpoint waits for it', async () => {
    let behind: unknown
    thirty(async (key) => {
      if (key !== 't03') return
      await until(() => isWritten('t19'))
      behind = await here.world.row(id)
    })
    const id = await here.world.ask()
    expect(await here.world.drive(id)).toMatchObject({ state: 'completed', read: 30, created: 30 })
    expect(behind).toMatchObject({ checkpoint: null, read: 0 })
    writtenOnce()
  })

  test('by no more than one: the chunk after the next begins when all before it is stored or being stored', async () => {
    let third = false
    thirty(async (key) => {
      if (key >= 't20') third = true
      if (key !== 't03') return
      await until(() => isWritten('t19'))
      await sleep(200)
      expect(third).toBe(false)
    })
    expect(await here.world.run()).toMatchObject({ created: 30, failed: 0 })
  })

  test('not where they are written in batches', async () => {
    const order: string[] = []
    thirty(async () => {}, {
      write: undefined,
      async writeBatch(items: { item: { row: { key: string }; draft: never }; plan: never }[]) {
        order.push(`begin ${items[0]?.item.row.key}`)
        await sleep(50)
        order.push(`end ${items[0]?.item.row.key}`)
        return items.map(({ item, plan }) => ({ targetId: here.lab.write(item as never, plan).id, warnings: [], request: {}, response: {} }))
      },
    })
    expect(await here.world.run()).toMatchObject({ created: 30 })
    expect(order).toEqual(['begin t00', 'end t00', 'begin t10', 'end t10', 'begin t20', 'end t20'])
  })
})

describe('a run that ends while two chunks are being written', () => {
  test('by a pause stores what was written of both, takes back what was not begun, and counts each once', async () => {
    let held = true
    thirty(async (key, { signal }) => {
      if (key === 't03' && held) await new Promise<void>((_, reject) => { signal.addEventListener('abort', () => reject(new ConnectionFailure(failure('Given up.')))) })
      if (key === 't15' && held) await until(async () => (await controlRun(here.world.db, id, 'pause')) !== null)
      if (key > 't15' && held) await sleep(1_500)
    })
    const id = await here.world.ask()
    const paused = await here.world.drive(id)
    held = false
    expect(paused.state).toBe('paused')
    // Three before t03 stand before the checkpoint; what was written behind it is stored too.
    const written = here.lab.writes.length
    expect(paused.created).toBe(written)
    expect(isWritten('t14')).toBe(true)
    expect(sums(paused)).toBe(paused.read)
    const intents = (await here.world.records()).filter((record) => record.intent !== null).map((record) => record.sourceKey)
    expect(intents).toEqual(['t03'])
    await sleep(500)
    await controlRun(here.world.db, id, 'go')
    const done = await here.world.drive(id)
    expect(done).toMatchObject({ state: 'completed', read: 30, created: 30 })
    writtenOnce()
    expect((await here.world.records()).filter((record) => record.intent !== null)).toEqual([])
  }, 30_000)

  test('by a failure of the connection stops, and the next run does the rest', async () => {
    let broken = true
    thirty(async (key) => {
      if (!broken) return
      if (key === 't03') {
        await until(() => isWritten('t12'))
        throw new ConnectionFailure(failure('The shop is gone.'))
      }
      if (key > 't12') await sleep(100)
    })
    const stopped = await here.world.run()
    expect(stopped).toMatchObject({ state: 'stopped', created: here.lab.writes.length })
    expect(sums(stopped)).toBe(stopped.read)
    expect(isWritten('t29')).toBe(false)
    broken = false
    await sleep(500)
    const next = await here.world.run()
    expect(next).toMatchObject({ state: 'completed', created: 30 - stopped.created })
    writtenOnce()
    expect(new Set(Object.values(await statesOf(here.world)))).toEqual(new Set(['synced']))
  }, 30_000)

  test('by a lost lease stores nothing of either, and the other worker finds what was written', async () => {
    let lost = false
    thirty(async (key) => {
      if (lost) return
      if (key === 't03') {
        await until(() => isWritten('t12'))
        await here.world.db.transaction((tx) => tx.run.updateMany({ data: { fence: { increment: 1 }, leaseOwner: null, leaseUntil: null } }))
        lost = true
      }
    })
    const id = await here.world.ask()
    const given = await here.world.drive(id)
    expect(given).toMatchObject({ state: 'running', read: 0, created: 0 })
    await sleep(500)
    expect(await here.world.drive(id, here.world.otherEngine())).toMatchObject({ state: 'completed', read: 30, created: 30 })
    writtenOnce()
  }, 30_000)
})
