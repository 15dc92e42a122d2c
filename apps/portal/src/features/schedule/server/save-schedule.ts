import { isTimeZone, nextTimes, describeSchedule, type Schedule } from '@causeway/sync/schedule'
import { ofLivingIntegration, Prisma, type TenantDb } from '@causeway/db'
import { audit } from '#server/audit.ts'
import type { Member } from '#server/member.ts'
import { Refusal } from '#server/refusal.ts'
import { lockProcess } from '../../process/server/process-here.ts'
import { checkSchedule } from '../schedule-draft.ts'

interface Acting { db: TenantDb; member: Pick<Member, 'userId' | 'name'> }

/** When a schedule fires next; null when it is by hand, or paused. */
export const nextRun = (schedule: Schedule | null, timeZone: string, after: Date): Date | null =>
  (schedule ? nextTimes(schedule, timeZone, 1, after)[0] ?? null : null)

/** Stores when a process runs by itself (null: by hand only) and sets its next run. Throws Refusal with a sentence a field. */
export async function saveSchedule({ db, member }: Acting, processId: string, given: { schedule: unknown; timeZone: string }): Promise<{ nextRunAt: Date | null }> {
  const checked = checkSchedule(given.schedule)
  const fields = {
    ...(checked.ok ? {} : checked.fields),
    ...(isTimeZone(given.timeZone) ? {} : { timeZone: 'Choose a time zone from the list, such as Europe/Berlin.' }),
  }
  if (!checked.ok || Object.keys(fields).length) throw new Refusal(422, 'invalid', 'The schedule cannot be used.', fields)
  const { schedule } = checked
  return db.transaction(async (tx) => {
    const { process, entity } = await lockProcess(tx, processId)
    const nextRunAt = nextRun(schedule, given.timeZone, new Date())
    await tx.process.update({ where: { id: processId }, data: { schedule: schedule ?? Prisma.DbNull, timeZone: given.timeZone, nextRunAt } })
    await audit(tx, db.tenantId, member, {
      action: 'process.schedule', subject: entity.title,
      before: inWords(process.schedule as Schedule | null, process.timeZone), after: inWords(schedule, given.timeZone),
    })
    return { nextRunAt }
  })
}

const inWords = (schedule: Schedule | null, timeZone: string) => ({ runs: schedule ? describeSchedule(schedule) : 'by hand only', timeZone })

/**
 * Pauses or activates the schedule of one process, or of all when no id is given. A paused schedule keeps what it says; it
 * has no next run. Answers how many changed.
 */
export async function switchSchedules({ db, member }: Acting, active: boolean, processId?: string): Promise<number> {
  return db.transaction(async (tx) => {
    if (processId) await lockProcess(tx, processId)
    const now = new Date()
    const rows = await tx.process.findMany({
      where: { ...ofLivingIntegration, schedule: { not: Prisma.DbNull }, nextRunAt: active ? null : { not: null }, ...(processId ? { id: processId } : {}) },
      select: { id: true, entity: true, schedule: true, timeZone: true },
    })
    for (const row of rows) {
      await tx.process.update({ where: { id: row.id }, data: { nextRunAt: active ? nextRun(row.schedule as unknown as Schedule, row.timeZone, now) : null } })
    }
    if (rows.length) {
      const only = rows.length === 1 ? await lockProcess(tx, rows[0]!.id) : null
      await audit(tx, db.tenantId, member, {
        action: active ? 'schedules.activate' : 'schedules.pause', subject: only ? `Schedule of ${lowerFirst(only.entity.title)}` : `${rows.length} schedules`, after: { processes: rows.map(({ id }) => id) },
      })
    }
    return rows.length
  })
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
