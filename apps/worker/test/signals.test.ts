import { execFileSync } from 'node:child_process'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { buildProgram, program, startProgram, type Program } from './program.ts'
import { until } from './until.ts'
import { addProcess, askForRun, createWorld, readRun, type World } from './world.ts'

const customers = 150

describe('the worker as a program', () => {
  let world: World
  const programs: Program[] = []
  beforeAll(async () => {
    buildProgram()
    world = await createWorld({ sandbox: { sizes: { customers } } })
    // The schema and its tables are made by whoever opens it first with the owner's rights.
    await world.queues.counts()
  }, 60_000)
  afterEach(() => { for (const one of programs.splice(0)) one.kill('SIGKILL') })
  afterAll(() => world.close())

  async function start(): Promise<Program> {
    const one = await startProgram(world)
    programs.push(one)
    return one
  }
  const createdEmails = () => world.sandbox.magento.ledger.filter(({ method, entity }) => method === 'POST' && entity === 'customer').map(({ key }) => key.toLowerCase())

  test.each(['SIGTERM', 'SIGKILL'] as const)('%s in mid-run loses nothing and doubles nothing', async (signal) => {
    world.sandbox.reset()
    // Slow enough that a signal meets it in mid-run.
    world.sandbox.faults.add({ system: 'magento', kind: 'latency', latencyMs: 60 })
    const before = createdEmails().length
    const first = await start()
    const id = await askForRun(world, await addProcess(world))
    await until(async () => ({ run: await readRun(world, id), writes: createdEmails().length - before }), ({ writes, run }) => writes >= 20 || run.endedAt !== null, 30_000)
    first.kill(signal)
    const { code, output } = await first.ended
    const between = await readRun(world, id)
    expect(between).toMatchObject({ state: 'running', endedAt: null })
    if (signal === 'SIGTERM') {
      // eslint-disable-next-line jest/no-conditional-expect
      expect({ code, leaseOwner: between.leaseOwner, last: output.trim().split('\n').at(-1) }).toMatchObject({ code: 0, leaseOwner: null, last: expect.stringContaining('The worker has stopped') })
    }
    const second = await start()
    const run = await until(() => readRun(world, id), ({ endedAt }) => endedAt !== null, 60_000)
    second.kill('SIGTERM')
    await second.ended
    expect(run).toMatchObject({ state: 'completed_with_failures', read: customers })
    expect(new Set(createdEmails()).size).toBe(createdEmails().length)
  }, 120_000)

  test('says which variables are missing, and ends', () => {
    let told = ''
    try {
      execFileSync(process.execPath, [program], { env: { PATH: process.env.PATH, CAUSEWAY_MASTER_KEY: 'short' }, stdio: 'pipe' })
    } catch (error) {
      told = String((error as { stderr: Buffer }).stderr)
    }
    expect(told).toContain('APP_DATABASE_URL is not set')
    expect(told).toContain('CAUSEWAY_MASTER_KEY is not valid')
    expect(told).not.toContain('short')
  })
})
