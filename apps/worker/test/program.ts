import { execFileSync, spawn } from 'node:child_process'
import net from 'node:net'
import path from 'node:path'
import { until } from './until.ts'
import type { World } from './world.ts'

const app = path.resolve(import.meta.dirname, '..')
export const program = path.join(app, 'dist/main.js')

/** Builds the worker as `npm run build` does. */
export const buildProgram = () => { execFileSync(process.execPath, ['build.mjs'], { cwd: app }) }

/** A worker as a process of its own. */
export interface Program { ended: Promise<{ code: number | null; output: string }>; kill(signal: NodeJS.Signals): void }

/** Starts the built worker on a world and waits until it is healthy. */
export async function startProgram(world: World): Promise<Program> {
  const port = await freePort()
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH, APP_DATABASE_URL: world.addresses.app, SYSTEM_DATABASE_URL: world.addresses.system, QUEUE_DATABASE_URL: world.addresses.owner,
      QUEUE_SCHEMA: world.queueOptions.schema, CAUSEWAY_MASTER_KEY: world.masterKey, WORKER_PORT: String(port), WORKER_LEASE_MS: '1000',
      ALLOWED_PRIVATE_ADDRESSES: new URL(world.sandbox.url).host,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { output += chunk.toString() })
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => { child.once('exit', (code) => resolve({ code, output })) })
  await until(async () => (await fetch(`http://127.0.0.1:${port}/health`).catch(() => null))?.ok ?? output, (found) => found === true, 30_000)
  return { ended, kill: (signal) => { child.kill(signal) } }
}

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as net.AddressInfo
  await new Promise<void>((resolve) => { server.close(() => resolve()) })
  return port
}
