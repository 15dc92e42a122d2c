import type { Schedule } from '@causeway/sync/schedule'
import type { TenantDb } from '@causeway/db'
import { audit } from '#server/audit.ts'
import type { Member } from '#server/member.ts'
import { nextRun } from '../../schedule/server/save-schedule.ts'
import { lockProcess } from './process-here.ts'

/** Switches a process on or off. While it is off, nothing of it runs; switched on, its schedule goes on from now instead of catching up. */
export async function switchProcess({ db, member }: { db: TenantDb; member: Pick<Member, 'userId' | 'name'> }, processId: string, enabled: boolean): Promise<void> {
  await db.transaction(async (tx) => {
    const { process, entity } = await lockProcess(tx, processId)
    if (process.enabled === enabled) return
    const scheduled = process.schedule !== null && process.nextRunAt !== null
    await tx.process.update({
      where: { id: processId },
      data: { enabled, ...(enabled && scheduled ? { nextRunAt: nextRun(process.schedule as unknown as Schedule, process.timeZone, new Date()) } : {}) },
    })
    await audit(tx, db.tenantId, member, { action: enabled ? 'process.switch-on' : 'process.switch-off', subject: entity.title })
  })
}
