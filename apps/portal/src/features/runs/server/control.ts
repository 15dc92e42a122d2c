import { controlRun, type RunId, type TenantDb } from '@causeway/db'
import { entityNamed } from '@causeway/sync/entities'
import { audit } from '#server/audit.ts'
import type { Member } from '#server/member.ts'
import { queues, send } from '#server/queues.ts'
import { notThere, Refusal } from '#server/refusal.ts'
import type { RunView } from '../run-view.ts'
import { namesOf, viewOf } from './view-of.ts'

/** Asks an active run to pause, go on or be cancelled. The worker obeys between two records. Throws Refusal once it has ended. */
export async function control({ db, member }: { db: TenantDb; member: Member }, id: string, wanted: 'go' | 'pause' | 'cancel'): Promise<RunView> {
  const before = await db.transaction((tx) => tx.run.findUnique({ where: { id }, include: { process: true } }))
  if (!before) throw notThere('This run')
  const run = await controlRun(db, id as RunId, wanted)
  if (!run) throw new Refusal(409, 'ended', 'This run has ended, or is being cancelled already.')
  if (wanted !== 'pause') await send(queues().enqueueRun({ tenantId: db.tenantId, runId: id }))
  return db.transaction(async (tx) => {
    await audit(tx, db.tenantId, member, {
      action: { go: 'run.resume', pause: 'run.pause', cancel: 'run.cancel' }[wanted], subject: entityNamed(before.process.entity)?.title ?? before.process.entity, after: { runId: id },
    })
    return viewOf(run, await namesOf(tx, [run]))
  })
}
