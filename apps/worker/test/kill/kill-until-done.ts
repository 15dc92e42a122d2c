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
  /** How many writes a run makes in all, rather too few than too many: each life gets, at random, its share of those that are left. */
  expectedWrites: number
  /** It is killed up to so long after such a share, ms: where the target works on by itself, its writes say little of what the worker does. Default 25. */
  killWithinMs?: number
  /** Of the workers that are killed; the last one, which lives, goes without. */
  environment?: Record<string, string>
  /** Whether all is done once the run has ended: records whose outcome is unknown may rest, and follow in runs of the worker's own. Default: it is. */
  settled?(): Promise<boolean>
  /** The same seed gives each life the same share. Default: the clock, or KILL_SEED. */
  seed?: number
  /** Default 480 s: it takes about one minute where nothing else runs, and several times as long on a busy machine. */
  withinMs?: number
}

type MomentOptions = KillOptions & { livesLeft: number }

const ended = (run: Run) => !['queued', 'running', 'paused'].includes(run.state)

/**
 * Runs a process with a worker that is killed with SIGKILL at random moments and started again, until the run has ended. Answers the run
 * and the number of kills. Throws, naming the seed, when it does not end in time.
 */
export async function killUntilDone(world: World, process: Process, options: KillOptions): Promise<{ run: Run; kills: number; seed: number; log: string }> {
  const seed = options.seed ?? Number(globalThis.process.env.KILL_SEED || Date.now() % 1_000_000)
  const random = randomFrom(seed)
  const endBy = Date.now() + (options.withinMs ?? 480_000)
  const file = await bundleWorker()
  const id = await askForRun(world, process)
  const log = { text: '' }
  const done = async () => ended(await readRun(world, id)) && (await options.settled?.() ?? true)
  let kills = 0
  for (;;) {
    const worker = spawnWorker(file, world, log, kills < options.kills ? options.environment : {})
    const gone = new Promise<void>((resolve) => { worker.once('exit', () => resolve()) })
    try {
      if (kills < options.kills) await moment(world, id, { ...options, livesLeft: options.kills - kills }, random, endBy, done)
      else await runEnds(world, id, endBy, done)
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : String(error)} Again with KILL_SEED=${seed}. Kills: ${kills}. The worker said: ${log.text.slice(-4_000)}`, { cause: error })
    } finally {
      worker.kill('SIGKILL')
      await gone
    }
    if (await done()) return { run: await readRun(world, id), kills, seed, log: log.text }
    kills += 1
  }
}

/**
 * When a life has had its share of the writes; now and then earlier, by the clock: while it starts, takes the lease, reads. By the clock alone a life on a quick
 * machine would do all that there is, and nothing would be left for the others.
 */
async function moment(world: World, id: Parameters<typeof readRun>[1], options: MomentOptions, random: () => number, endBy: number, done: () => Promise<boolean>): Promise<void> {
  const { writes, expectedWrites, livesLeft, killWithinMs = 25 } = options
  const killAt = random() < 0.15 ? Date.now() + random() * 2_500 : Infinity
  const left = Math.max(0, expectedWrites - writes())
  const share = left / (livesLeft + 4)
  const until = writes() + 1 + Math.floor(random() * 1.6 * share)
  let lookAt = Date.now() + 200
  while (writes() < until) {
    if (Date.now() >= killAt) return
    if (Date.now() > endBy) throw new Error(`The run did not get on: ${writes()} writes. ${JSON.stringify((await readRun(world, id)).reason)}`)
    await sleep(2)
    if (Date.now() < lookAt) continue
    if (await done()) return
    lookAt = Date.now() + 200
  }
  // Not so long that a quick machine takes what is left for the other lives.
  const latest = Date.now() + random() * killWithinMs
  while (Date.now() < latest && writes() < until + 1 + 0.4 * share) await sleep(1)
}

async function runEnds(world: World, id: Parameters<typeof readRun>[1], endBy: number, done: () => Promise<boolean>): Promise<void> {
  for (;;) {
    if (await done()) return
    const run = await readRun(world, id)
    if (Date.now() > endBy) throw new Error(`The run did not end: ${run.state}, ${run.read} read.`)
    await sleep(50)
  }
}
