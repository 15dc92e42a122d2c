import type { Run, Tx } from '@causeway/db'
import type { Failure } from '@causeway/sync/entities'
import type { RunView } from '../run-view.ts'

const iso = (time: Date | null) => time?.toISOString() ?? null

/** A run's row as pages show it. `names` are those of `namesOf`. */
export function viewOf(run: Run, names: Map<string, string>): RunView {
  const { id, processId, mode, full, carriesOut, trigger, state, control, announced, intacctCalls, magentoCalls } = run
  const { read, created, updated, unchanged, skipped, waiting, failed } = run
  return {
    id, processId, mode, full, carriesOut, trigger, state, control, announced, intacctCalls, magentoCalls,
    counts: { read, created, updated, unchanged, skipped, waiting, failed },
    reason: run.reason as Failure | null,
    windowRead: (run.checkpoint as { windowRead?: number } | null)?.windowRead ?? null,
    since: run.window === null ? undefined : (run.window as { since: string | null }).since,
    requestedBy: run.requestedBy ? names.get(run.requestedBy) ?? 'Somebody who has left' : null,
    createdAt: run.createdAt.toISOString(), startedAt: iso(run.startedAt), endedAt: iso(run.endedAt), wakeAt: iso(run.wakeAt),
    queuedForMs: state === 'queued' ? Date.now() - run.createdAt.getTime() : 0,
  }
}

/** The names of those who asked for these runs. Only members' names are told. */
export async function namesOf(tx: Tx, runs: readonly Pick<Run, 'requestedBy'>[]): Promise<Map<string, string>> {
  const ids = [...new Set(runs.flatMap((run) => run.requestedBy ?? []))]
  if (!ids.length) return new Map()
  const members = await tx.membership.findMany({ where: { userId: { in: ids } }, select: { userId: true, user: { select: { name: true } } } })
  return new Map(members.map((member) => [member.userId, member.user.name]))
}
