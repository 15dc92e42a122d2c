import { mkdirSync, mkdtempSync, chmodSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { prepareDatabase } from '../database/prepare.mjs'
import { startServices } from '../services/start-services.mjs'
import { bundleSide } from './bundle.mjs'
import { endChildren, runChild, startSandbox } from './children.mjs'
import { withCpuOf } from './cpu-of.mjs'
import { latencyNamed } from './latencies.mjs'
import { heading, line, ratioLine } from './report.mjs'
import { shopBenchmarks } from './shop/scenarios.mjs'

const heapMb = 128

/** Starts a Postgres of its own and a sandbox as a process of its own, and lets both sides run in turn. */
export async function runBenchmark(options) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'causeway-bench-'))
  chmodSync(dataDir, 0o755)
  const work = path.join(dataDir, 'bench')
  mkdirSync(work)
  const services = await startServices({ dataDir, postgresPort: 0, env: {}, withRedis: false })
  const interrupted = async () => {
    endChildren()
    await services.stop()
    rmSync(dataDir, { recursive: true, force: true })
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupted)
  try {
    const addresses = await prepareDatabase({ databaseUrl: services.databaseUrl, env: {} })
    const postgres = services.processes.find('postgres')?.pid
    const bench = { work, postgres, addresses, engine: await bundleSide('engine'), paging: await bundleSide('paging'), options }
    const measures = (part) => options.parts.includes(part)
    if (measures('first')) for (const name of options.latencies) await firstLoad(bench, latencyNamed(name))
    if (measures('second')) await secondRun(bench)
    if (measures('memory')) for (const customers of options.memory) await memoryOf(bench, customers)
    for (const [part, benchmark] of Object.entries(shopBenchmarks)) if (measures(part)) await benchmark(bench)
  } finally {
    await services.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A first load of all customers: the engine records its calls once, then both sides run in turn, each on a shop as new. */
async function firstLoad(bench, { text, delays, part }) {
  const { concurrency, rounds } = bench.options
  const customers = Math.ceil(bench.options.customers * part)
  heading(`First load of ${customers.toLocaleString('en')} customers, ${concurrency} calls in flight, ${text}`)
  const sandbox = await startSandbox({ customers })
  try {
    const calls = path.join(bench.work, 'first-load.jsonl')
    await engineRun(bench, sandbox, { record: calls })
    const pids = { sandbox: sandbox.pid, ...(bench.postgres ? { Postgres: bench.postgres } : {}) }
    const best = await inTurn(rounds, async () => {
      await sandbox.reset(delays)
      return withCpuOf(pids, () => engineRun(bench, sandbox))
    }, async () => {
      await sandbox.reset(delays)
      return withCpuOf(pids, () => bareLoop(sandbox, calls, concurrency))
    })
    ratioLine('First load', best, 1.15)
  } finally {
    await sandbox.stop()
  }
}

/** A second run over everything, with nothing changed, against the books' client paging through the same customers and doing nothing with them. */
async function secondRun(bench) {
  const { customers, rounds } = bench.options
  heading(`A second run over ${customers.toLocaleString('en')} customers, nothing changed`)
  const sandbox = await startSandbox({ customers })
  try {
    const { tenant } = await engineRun(bench, sandbox)
    const best = await inTurn(rounds + 1, () => engineRun(bench, sandbox, { tenant }), () => runChild([bench.paging], { BENCH: JSON.stringify({ url: sandbox.url }) }), 'bare paging')
    ratioLine('Second run', best, 1.5)
  } finally {
    await sandbox.stop()
  }
}

/** With a small heap, so that the garbage collector cannot put off its work and what grows with the books would show, or fail. */
async function memoryOf(bench, customers) {
  heading(`Memory of a first load of ${customers.toLocaleString('en')} customers, with a heap of ${heapMb} MB at most`)
  const sandbox = await startSandbox({ customers })
  try {
    const result = await engineRun(bench, sandbox, { flags: [`--max-old-space-size=${heapMb}`, '--max-semi-space-size=8'] })
    line('engine', result)
    console.log(`  alive after a full collection: at most ${Math.round(result.aliveMb)} MB`)
  } finally {
    await sandbox.stop()
  }
}

/** Both sides in turn, so that what else the machine does hits both; the best of each. */
async function inTurn(rounds, engine, bare, name = 'bare loop') {
  const best = {}
  for (let round = 1; round <= Math.max(1, rounds); round++) {
    for (const [side, run] of [['engine', engine], [name, bare]]) {
      const result = await run()
      line(`${side}, round ${round}`, result)
      if (!best[side] || result.ms < best[side].ms) best[side] = { ...result, maxRssMb: Math.max(result.maxRssMb, best[side]?.maxRssMb ?? 0) }
    }
  }
  return best
}

const engineRun = ({ engine, addresses, options: { concurrency } }, sandbox, { tenant, record, flags = [] } = {}) =>
  runChild([...flags, engine], { ...addresses, BENCH: JSON.stringify({ url: sandbox.url, concurrency, tenant, record }) })

const bareLoop = (sandbox, calls, concurrency) =>
  runChild([path.join(import.meta.dirname, 'bare-loop.mjs')], { BENCH: JSON.stringify({ url: sandbox.url, calls, concurrency }) })
