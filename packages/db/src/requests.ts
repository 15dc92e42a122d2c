import { Prisma } from './generated/client.ts'
import type { Run, RunMode, RunTrigger } from './generated/client.ts'
import type { ProcessId, RunId } from './ids.ts'
import type { TenantDb, Tx } from './tenant-db.ts'

export const activeStates = ['queued', 'running', 'paused'] as const

export interface RunRequest {
  processId: ProcessId
  mode: RunMode
  trigger: RunTrigger
  /** Read everything instead of what changed since the watermark. */
  full?: boolean
  /** A preview of this process: what it announced is done, and nothing else. */
  carriesOut?: RunId
}

/** What asking for a run gave: the run, and whether it was there already. */
export interface RequestedRun { run: Run; joined: boolean }

/**
 * Asks for a run: a row first; the caller then sends its id to the queue. When one of that process is active
 * already (a preview beside a sync counts apart), that one is answered with `joined: true`.
 */
export async function requestRun(db: TenantDb, request: RunRequest): Promise<RequestedRun> {
  const active = () => db.transaction((tx) => tx.run.findFirst({
    where: {
      processId: request.processId, state: { in: [...activeStates] },
      mode: request.mode === 'preview' ? 'preview' : { not: 'preview' },
    },
  }))
  for (;;) {
    const there = await active()
    if (there) return { run: there, joined: true }
    try {
      const run = await db.transaction((tx) => tx.run.create({
        data: {
          tenantId: db.tenantId, processId: request.processId, mode: request.mode, trigger: request.trigger,
          full: request.full ?? false, carriesOut: request.carriesOut ?? null, requestedBy: db.actorId ?? null,
        },
      }))
      return { run, joined: false }
    } catch (error) {
      // Two asked at the same moment: the unique index let one through; join that one.
      if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')) throw error
    }
  }
}

/**
 * Asks a run to pause, go on or be cancelled; the worker obeys between two records. Answers the run, or null when it
 * is not active any more. The caller sends its id to the queue after `go` and `cancel`.
 */
export async function controlRun(db: TenantDb, id: RunId, control: 'go' | 'pause' | 'cancel'): Promise<Run | null> {
  return db.transaction(async (tx) => {
    const { count } = await tx.run.updateMany({
      where: { id, state: { in: [...activeStates] }, control: { not: 'cancel' } },
      data: { control, ...(control === 'pause' ? {} : { wakeAt: null }) },
    })
    return count ? tx.run.findUnique({ where: { id } }) : null
  })
}

/**
 * What a retry does with records whose target is left as a person edited it: leaves them alone, sends what the source says and gives the
 * edit up, or does that to them and to no others.
 */
export const editedInRetry = ['left', 'included', 'only'] as const
export type EditedInRetry = (typeof editedInRetry)[number]

const isEdited = Prisma.sql`EXISTS (SELECT FROM record_edit h WHERE h.process_id = r.process_id AND h.source_key = r.source_key AND h.state = 'sent')`
const retried: Record<EditedInRetry, Prisma.Sql> = { left: Prisma.sql`NOT ${isEdited}`, included: Prisma.sql`true`, only: isEdited }

/**
 * Marks records as due now, so that the next run of their process tries them again, and writes that down in their
 * history. `where` is the grid's own condition (see grid/conditions.ts) or a list of ids. Answers how many. An edit that was not sent yet stays, and so does one that
 * was refused, unless edited records are included.
 */
export async function requestRetry(tx: Tx, processId: ProcessId, where: Prisma.Sql, actorId: string | null, edited: EditedInRetry = 'left'): Promise<number> {
  const rows = await tx.$executeRaw`
    WITH due AS (
      UPDATE record r SET next_try_at = now(), updated_at = now()
      WHERE r.process_id = ${processId}::uuid AND r.state IN ('failed', 'waiting', 'synced', 'skipped') AND (${where}) AND ${retried[edited]}
      RETURNING r.tenant_id, r.process_id, r.source_key, r.name
    ), given_up AS (
      DELETE FROM record_edit e USING due d WHERE e.process_id = d.process_id AND e.source_key = d.source_key AND e.state <> 'asked' AND ${edited !== 'left'}
    )
    INSERT INTO event (tenant_id, process_id, source_key, name, actor_id, kind, message)
    SELECT tenant_id, process_id, source_key, name, ${actorId}::uuid, 'retry_requested', 'A retry was asked for.' FROM due`
  return rows
}

/** How many of these records a retry leaves alone because their target is left as a person edited it. */
export async function countEdited(tx: Tx, processId: ProcessId, where: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM record r WHERE r.process_id = ${processId}::uuid AND (${where}) AND ${isEdited}`
  return row?.count ?? 0
}
