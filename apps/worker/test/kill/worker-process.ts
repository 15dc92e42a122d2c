import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import type { World } from '../world.ts'

const root = path.resolve(import.meta.dirname, '../../../..')

/** The worker as one file, as an installation runs it. Below node_modules, so that it finds its libraries and nobody commits it. */
export async function bundleWorker(): Promise<string> {
  const outfile = path.join(root, 'node_modules/.cache/causeway', `worker-${process.pid}.mjs`)
  mkdirSync(path.dirname(outfile), { recursive: true })
  await build({
    entryPoints: [path.join(root, 'apps/worker/src/main.ts')], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning',
    splitting: false, plugins: [{
      name: 'libraries-stay-outside',
      setup: ({ onResolve }) => onResolve({ filter: /^[^.]/ }, ({ path: name, kind }) => (kind === 'entry-point' || name.startsWith('@causeway/') || path.isAbsolute(name) ? undefined : { path: name, external: true })),
    }],
  })
  return outfile
}

/** Starts the worker on a world's database, queue and sandbox. `log` gets what it says; `more` is added to its environment. */
export function spawnWorker(file: string, world: World, log: { text: string }, more: Record<string, string> = {}): ChildProcess {
  const { DATABASE_URL: _, REDIS_URL: __, ...env } = process.env
  const child = spawn(process.execPath, ['--enable-source-maps', file], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...env, APP_DATABASE_URL: world.addresses.app, SYSTEM_DATABASE_URL: world.addresses.system, CAUSEWAY_MASTER_KEY: world.masterKey,
      ...(world.queueOptions.redisUrl ? { REDIS_URL: world.queueOptions.redisUrl } : { QUEUE_DATABASE_URL: world.queueOptions.databaseUrl, QUEUE_SCHEMA: world.queueOptions.schema }),
      WORKER_PORT: '0', WORKER_LEASE_MS: '1000', WORKER_SLICE_MS: '3000', WORKER_UNKNOWN_SETTLES_MS: '3000', LOG_LEVEL: 'warn', ALLOWED_PRIVATE_ADDRESSES: new URL(world.sandbox.url).host, ...more,
    },
  })
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { log.text = (log.text + chunk.toString()).slice(-20_000) })
  return child
}
