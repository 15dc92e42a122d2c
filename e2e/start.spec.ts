import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:http'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort } from '../scripts/services/ports.mjs'
import { temporaryDataDir } from '../scripts/test/temporary-folder.mjs'

const root = path.resolve(import.meta.dirname, '..')

/** One `npm start` in a data folder of its own. */
class Start {
  output = ''
  readonly #child: ChildProcess
  readonly ended: Promise<number | null>

  constructor(dataDir: string, ports: Record<string, string>) {
    const { DATABASE_URL: _, REDIS_URL: __, ...env } = process.env
    this.#child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env: { ...env, CAUSEWAY_DATA_DIR: dataDir, ...ports } })
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.on('data', (chunk: Buffer) => { this.output += chunk.toString() })
    this.ended = new Promise((resolve) => { this.#child.once('exit', resolve) })
  }

  /** Waits until it has printed this; answers all that it printed. */
  async says(text: string | RegExp): Promise<string> {
    await expect.poll(() => this.output, { timeout: 90_000 }).toMatch(text)
    return this.output
  }

  get address(): string {
    return /Causeway\s+(http:\S+)/.exec(this.output)?.[1] ?? ''
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name)
  }
}

async function answers(address: string): Promise<boolean> {
  return fetch(`${address}/api/health`).then((answer) => answer.ok, () => false)
}

test.describe('npm start', () => {
  // Each starts once or twice, and a start may take 90 s.
  test.describe.configure({ timeout: 240_000 })
  let dataDir = ''
  let ports: Record<string, string> = {}
  const starts: Start[] = []
  const start = () => {
    const one = new Start(dataDir, ports)
    starts.push(one)
    return one
  }

  test.beforeEach(async () => {
    dataDir = await temporaryDataDir()
    const names = ['PORTAL_PORT', 'SANDBOX_PORT', 'WORKER_PORT', 'POSTGRES_PORT', 'REDIS_PORT']
    ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, String(await freePort({ wanted: 0 }))])))
  })

  test.afterEach(async () => {
    for (const one of starts.splice(0)) {
      one.signal('SIGTERM')
      await one.ended
    }
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('a second start in the same folder says that one is running, and where', async () => {
    const first = start()
    await first.says('Ready.')
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.output).toContain(first.address)
    expect(await answers(first.address)).toBe(true)
  })

  test('Ctrl-C stops everything, and the next start reuses what is there', async () => {
    const first = start()
    await first.says('Ready.')
    expect(first.output).toContain('Seeding the demo tenant')
    first.signal('SIGINT')
    expect(await first.ended).toBe(0)
    expect(await answers(first.address)).toBe(false)
    const second = start()
    await second.says('Ready.')
    expect(second.output).not.toContain('Seeding the demo tenant')
    expect(await answers(second.address)).toBe(true)
  })

  test('after a SIGKILL the next start stops what was left running and starts again', async () => {
    const first = start()
    await first.says('Ready.')
    first.signal('SIGKILL')
    await first.ended
    // Its children live on: that is what has to be cleaned up.
    expect(await answers(first.address)).toBe(true)
    const second = start()
    await second.says('Ready.')
    expect(second.output).toContain('An earlier start was killed; stopped what it left running')
    expect(await answers(second.address)).toBe(true)
  })

  test('a port in use is named and stepped around', async () => {
    const server = createServer((_, response) => response.end('somebody else'))
    await new Promise<void>((resolve) => { server.listen(Number(ports.PORTAL_PORT), '127.0.0.1', resolve) })
    try {
      const one = start()
      await one.says('Ready.')
      expect(one.output).toContain(`Port ${ports.PORTAL_PORT} is in use; the portal takes`)
      expect(await answers(one.address)).toBe(true)
    } finally {
      server.close()
    }
  })
})
