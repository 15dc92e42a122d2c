import { setTimeout as sleep } from 'node:timers/promises'
import type { Process, Run } from '@causeway/db'
import { askForRun, readRun, type World } from '../world.ts'
import { randomFrom } from './random.ts'
import { bundleWorker, spawnWorker } from './worker-process.ts'

export interface KillOptions {
  /** At least so many kills before it may end in peace. */
  kills: number
  /** Writes that reached the target so far: the target's own ledger. */
  writes(): number
  /** How many writes a run makes in all, about: each life gets its share of them, at random. */
  expectedWrites: number
  /** The same seed kills at the same points. Default: the clock, or KILL_SEED. */
  seed?: number
  /** Default 240 s: it takes about one minute where nothing else runs, and several times as long on a busy machine. */
  withinMs?: number
}

const ended = (run: Run) => !['queued', 'running', 'paused'].includes(run.state)

/**
 * Runs a process with a worker that is killed with SIGKILL at random moments and started again, until the run has ended. Answers the run
 * and the number of kills. Throws, naming the seed, when it does not end in time.
 */
export async function killUntilDone(world: World, process: Process, options: KillOptions): Promise<{ run: Run; kills: number; seed: number; log: string }> {
  const seed = options.seed ?? Number(globalThis.process.env.KILL_SEED || Date.now() % 1_000_000)
  const random = randomFrom(seed)
  const endBy = Date.now() + (options.withinMs ?? 240_000)
  const file = await bundleWorker()
  const id = await askForRun(world, process)
  const log = { text: '' }
  let kills = 0
  for (;;) {
    const worker = spawnWorker(file, world, log)
    const gone = new Promise<void>((resolve) => { worker.once('exit', () => resolve()) })
    try {
      if (kills < options.kills) await moment(world, id, options, random, endBy)
      else await runEnds(world, id, endBy)
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : String(error)} Again with KILL_SEED=${seed}. Kills: ${kills}. The worker said: ${log.text.slice(-4_000)}`, { cause: error })
    } finally {
      worker.kill('SIGKILL')
      await gone
    }
    const run = await readRun(world, id)
    if (ended(run)) return { run, kills, seed, log: log.text }
    kills += 1
  }
}

/** Mostly after some writes, sometimes by the clock alone: while it starts, takes the lease, reads. */
async function moment(world: World, id: Parameters<typeof readRun>[1], { writes, expectedWrites, kills }: KillOptions, random: () => number, endBy: number): Promise<void> {
  if (random() < 0.15) return void await sleep(random() * 2_500)
  const until = writes() + 1 + Math.floor(random() * 1.6 * (expectedWrites / (kills + 4)))
  while (writes() < until) {
    if (Date.now() > endBy) throw new Error(`The run did not get on: ${writes()} writes. ${JSON.stringify((await readRun(world, id)).reason)}`)
    await sleep(2)
    if (random() < 0.01 && ended(await readRun(world, id))) return
  }
  await sleep(random() * 25)
}

async function runEnds(world: World, id: Parameters<typeof readRun>[1], endBy: number): Promise<void> {
  for (;;) {
    const run = await readRun(world, id)
    if (ended(run)) return
    if (Date.now() > endBy) throw new Error(`The run did not end: ${run.state}, ${run.read} read.`)
    await sleep(50)
  }
}
