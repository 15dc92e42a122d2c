import { activeStates, Prisma, type TenantDb } from '@causeway/db'
import { audit } from '#server/audit.ts'
import type { Member } from '#server/member.ts'
import { Refusal } from '#server/refusal.ts'
import { lockProcess } from './process-here.ts'

/** As the engine leaves it (packages/sync/src/engine/finish.ts). */
interface Watermark { since: string | null }
export const sinceOf = (watermark: unknown): string | null => (watermark as Watermark | null)?.since ?? null

/**
 * Moves the last sync date, from which the next run reads changes; null reads everything. Throws Refusal: for a date that is
 * still to come, and while a run is active, which would move it again at its end.
 */
export async function editWatermark(
  { db, member }: { db: TenantDb; member: Pick<Member, 'userId' | 'name'> }, processId: string, given: { since: string | null; reason: string },
): Promise<void> {
  if (given.since !== null && new Date(given.since) > new Date()) {
    throw new Refusal(422, 'invalid', 'The last sync date cannot be in the future: changes until then would never be read.', { since: 'Choose a time in the past.' })
  }
  await db.transaction(async (tx) => {
    const { process, entity } = await lockProcess(tx, processId)
    const run = await tx.run.findFirst({ where: { processId, mode: { not: 'preview' }, state: { in: [...activeStates] } }, select: { id: true } })
    if (run) throw new Refusal(409, 'run-active', 'A run of this process is active and will set the last sync date at its end. Wait for it, or cancel it, then try again.')
    const since = given.since === null ? null : new Date(given.since).toISOString()
    await tx.process.update({ where: { id: processId }, data: { watermark: since === null ? Prisma.DbNull : { since } } })
    await audit(tx, db.tenantId, member, {
      action: 'process.last-sync-date', subject: entity.title, before: { since: sinceOf(process.watermark) }, after: { since, reason: given.reason },
    })
  })
}
