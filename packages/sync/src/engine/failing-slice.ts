import { countFailingSlice, LeaseLost, type RunId, type TenantId } from '@causeway/db'
import { fail } from '../failures/common.ts'
import { letGoOfClaims } from './finish.ts'
import type { Engine } from './services.ts'

/** Slices in a row that may end with an unforeseen error before the run does. */
export const mostFailingSlices = 5

/** 2, 6, 18, 54 seconds. */
const pauseMs = (n: number) => 2_000 * 3 ** (n - 1)

/**
 * What becomes of a run whose slice threw an error that nobody foresaw: it rests, longer each time, and ends as stopped after
 * five in a row. Answers what happened; 'lost' when the run was no longer this owner's.
 */
export async function settleFailingSlice(
  engine: Pick<Engine, 'database' | 'owner'>, ref: { tenantId: TenantId; runId: RunId }, error: unknown,
): Promise<'rests' | 'stopped' | 'lost'> {
  if (error instanceof LeaseLost) return 'lost'
  const db = engine.database.tenant(ref.tenantId)
  return db.transaction(async (tx) => {
    const failing = await countFailingSlice(tx, ref.runId, engine.owner, pauseMs)
    if (failing === null) return 'lost'
    if (failing < mostFailingSlices) return 'rests'
    const reason = fail('UNEXPECTED', 'This run', { message: briefly(error) })
    const run = await tx.run.update({ where: { id: ref.runId }, data: { state: 'stopped', reason: { ...reason }, endedAt: new Date(), wakeAt: null } })
    await letGoOfClaims(tx, run)
    return 'stopped'
  })
}

/** The last line is the one that tells: Prisma puts the call before it. */
function briefly(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n').map((line) => line.trim()).filter(Boolean)
  return (lines.at(-1) ?? 'an error without a message').slice(0, 300)
}
