import { saveIntents } from '@causeway/db'
import { ConnectionFailure, WriteFailure, type WriteTools } from '../entity.ts'
import { afterFailure, afterFailures } from './after-failure.ts'
import { intentOf } from './prepare.ts'
import type { Result, Settled, Write } from './settled.ts'
import { mayWrite, type SliceContext } from './slice-context.ts'
import { writeOne } from './write-one.ts'
import { resultOfFailure, resultOfWrite, unexpected } from './write-result.ts'

export interface Performed {
  settled: Settled[]
  /** Those that were not begun because the slice is to stop, and those whose calls were given up, in order. */
  untouched: Write[]
  /** Of the untouched, those that nothing was sent for. */
  unbegun: Write[]
  /** The connection itself failed. */
  broken?: ConnectionFailure
  /** From its first write's beginning on, ms. */
  tookMs: number
}

/** Shared by chunks whose writes are in flight together: none of them begins another write once it is set. */
export interface Halt { broken?: ConnectionFailure; /** The slice ends by an error. */ over?: boolean }

export const goesInBatch = ({ connector }: SliceContext, write: Write): boolean =>
  connector.writeBatch !== undefined && (connector.write === undefined || (connector.inBatch?.(write.item, write.plan) ?? true))

/**
 * Writes with bounded concurrency. Begins no write once the slice is to stop, and waits for those that began. A failure of
 * the connection stops it likewise; what was written by then is answered, so that it is committed.
 */
export async function perform(context: SliceContext, writes: Write[], halt: Halt = {}): Promise<Performed> {
  const { connector, limit } = context
  const results = new Map<Write, Result>()
  const begun = new Set<Write>()
  let beganAt: number | undefined
  const work = (some: Write[], act: () => Promise<Map<Write, Result>>) => limit.run(async () => {
    if (halt.broken || halt.over || !mayWrite(context)) return
    beganAt ??= performance.now()
    for (const write of some) begun.add(write)
    try {
      for (const [write, result] of await act()) results.set(write, result)
    } catch (error) {
      if (!(error instanceof ConnectionFailure)) {
        halt.over = true
        throw error
      }
      // Calls that were given up because the slice ends say nothing about the connection.
      if (!context.stop.signal.aborted) halt.broken ??= error
    }
  })
  const batch = writes.filter((write) => goesInBatch(context, write))
  const ended = await Promise.allSettled([
    ...partsOf(batch, connector.batchSize).map((part) => work(part, () => performBatch(context, part))),
    ...writes.filter((write) => !goesInBatch(context, write)).map((write) => work([write], () => performOne(context, write))),
  ])
  const mistaken = ended.find((one) => one.status === 'rejected')
  if (mistaken) throw mistaken.reason
  const untouched = writes.filter((write) => !results.has(write))
  return {
    settled: writes.flatMap((write) => {
      const result = results.get(write)
      return result ? [{ pending: write.pending, result, claims: write.claims }] : []
    }),
    untouched, unbegun: untouched.filter((write) => !begun.has(write)),
    ...(halt.broken ? { broken: halt.broken } : {}),
    tookMs: beganAt === undefined ? 0 : performance.now() - beganAt,
  }
}

function partsOf<T>(all: readonly T[], size = all.length): T[][] {
  const parts: T[][] = []
  for (let start = 0; start < all.length; start += size) parts.push(all.slice(start, start + size))
  return parts
}

/** Answers nothing for a write that was given up in flight: its intent stays, and it is settled by the next slice. */
async function performOne(context: SliceContext, write: Write): Promise<Map<Write, Result>> {
  const answer = (result: Result | null) => new Map(result ? [[write, result]] : [])
  try {
    return answer(resultOfWrite(context, write, await writeOne(context, write, toolsFor(context, [write]))))
  } catch (error) {
    if (error instanceof ConnectionFailure) throw error
    if (error instanceof WriteFailure) return answer(await afterFailure(context, write, error))
    return answer(mistake(context, write, error))
  }
}

async function performBatch(context: SliceContext, writes: Write[]): Promise<Map<Write, Result>> {
  const results = new Map<Write, Result>()
  const failed: { write: Write; error: WriteFailure }[] = []
  const outcomes = await sendBatch(context, writes)
  for (const [index, write] of writes.entries()) {
    const outcome = outcomes[index] ?? new WriteFailure(unexpected(context, write, 'the target gave no result for it'), { outcomeUnknown: true })
    if (outcome instanceof WriteFailure) failed.push({ write, error: outcome })
    else results.set(write, resultOfWrite(context, write, outcome))
  }
  if (!failed.length) return results
  const again = async (some: Write[]) => new Map((await sendBatch(context, some)).map((outcome, index) => [some[index] as Write, outcome] as const))
  for (const [write, result] of await afterFailures(context, failed, again)) results.set(write, result)
  return results
}

/** A batch that fails as a whole fails each of its writes. */
async function sendBatch(context: SliceContext, writes: Write[]) {
  try {
    return await context.connector.writeBatch?.(writes.map(({ item, plan }) => ({ item, plan })), toolsFor(context, writes)) ?? []
  } catch (error) {
    if (error instanceof ConnectionFailure) throw error
    if (error instanceof WriteFailure) return writes.map(() => error)
    context.engine.logger.error({ err: error, runId: context.runId }, 'A batch write threw an unexpected error')
    const message = error instanceof Error ? error.message : String(error)
    return writes.map((write) => new WriteFailure(unexpected(context, write, message), { outcomeUnknown: true }))
  }
}

/** A mistake of ours concerns this record only; it is told, and the run goes on. */
function mistake(context: SliceContext, write: Write, error: unknown): Result {
  context.engine.logger.error({ err: error, runId: context.runId, key: write.pending.row.key }, 'A write threw an unexpected error')
  return resultOfFailure(write, new WriteFailure(unexpected(context, write, error instanceof Error ? error.message : String(error))), write.plan.action === 'create')
}

function toolsFor(context: SliceContext, writes: Write[]): WriteTools {
  const byKey = new Map(writes.map((write) => [write.pending.row.key, write]))
  return {
    isOver: () => context.stop.reason !== null,
    signal: context.stop.signal,
    async remember(entries) {
      const intents = entries.flatMap(({ key, memo }) => {
        const write = byKey.get(key)
        return write ? [intentOf(context, write, memo)] : []
      })
      await context.db.plain((tx) => saveIntents(tx, context.db.tenantId, context.processId, intents))
    },
  }
}

