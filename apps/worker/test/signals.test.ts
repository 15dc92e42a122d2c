import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import net from 'node:net'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { until } from './until.ts'
import { addProcess, askForRun, createWorld, readRun, type World } from './world.ts'

const app = path.resolve(import.meta.dirname, '..')
const customers = 150

describe('the worker as a program', () => {
  let world: World
  const children: ChildProcess[] = []
  beforeAll(async () => {
    execFileSync(process.execPath, ['build.mjs'], { cwd: app })
    world = await createWorld({ sandbox: { sizes: { customers } } })
    // The schema and its tables are made by whoever opens it first with the owner's rights.
    await world.queues.counts()
  }, 60_000)
  afterEach(() => { for (const child of children.splice(0)) child.kill('SIGKILL') })
  afterAll(() => world.close())

  async function start() {
    const port = await freePort()
    const child = spawn(process.execPath, [path.join(app, 'dist/main.js')], {
      env: {
        PATH: process.env.PATH, APP_DATABASE_URL: world.addresses.app, SYSTEM_DATABASE_URL: world.addresses.system, QUEUE_DATABASE_URL: world.addresses.owner,
        QUEUE_SCHEMA: world.queueOptions.schema, CAUSEWAY_MASTER_KEY: world.masterKey, WORKER_PORT: String(port), WORKER_LEASE_MS: '1000', ALLOWED_PRIVATE_ADDRESSES: new URL(world.sandbox.url).host,
      },
    })
    children.push(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { output += chunk.toString() })
    const ended = new Promise<{ code: number | null; output: string }>((resolve) => { child.once('exit', (code) => resolve({ code, output })) })
    await until(async () => (await fetch(`http://127.0.0.1:${port}/health`).catch(() => null))?.ok ?? output, (found) => found === true)
    return { child, ended, kill: (signal: NodeJS.Signals) => child.kill(signal) }
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
      execFileSync(process.execPath, [path.join(app, 'dist/main.js')], { env: { PATH: process.env.PATH, CAUSEWAY_MASTER_KEY: 'short' }, stdio: 'pipe' })
    } catch (error) {
      told = String((error as { stderr: Buffer }).stderr)
    }
    expect(told).toContain('APP_DATABASE_URL is not set')
    expect(told).toContain('CAUSEWAY_MASTER_KEY is not valid')
    expect(told).not.toContain('short')
  })
})

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as net.AddressInfo
  await new Promise<void>((resolve) => { server.close(() => resolve()) })
  return port
}
