import { checkSettings } from '@causeway/sync/entities'
import type { Prisma, TenantDb } from '@causeway/db'
import { audit } from '#server/audit.ts'
import type { Member } from '#server/member.ts'
import { Refusal } from '#server/refusal.ts'
import { lockProcess, refuseOutdated } from '../../process/server/process-here.ts'

/**
 * Checks settings by the entity's own schema and stores them; the process's version grows, so that records are looked at again as
 * they are read. Answers what is in force now. Throws Refusal: 422 with a sentence a field, 409 when they were changed meanwhile.
 */
export async function saveSettings(
  { db, member }: { db: TenantDb; member: Pick<Member, 'userId' | 'name'> }, processId: string, given: { settings: Record<string, unknown>; version: number },
): Promise<{ settings: Record<string, unknown>; version: number; changed: string[] }> {
  return db.transaction(async (tx) => {
    const { process, entity } = await lockProcess(tx, processId)
    refuseOutdated(process, given.version)
    const checked = checkSettings(entity.settings, given.settings)
    if (!checked.ok) throw new Refusal(422, 'invalid', 'Some settings cannot be used.', checked.fields)
    const inForce = checkSettings(entity.settings, process.settings as Record<string, unknown>)
    const before = inForce.ok ? inForce.settings : process.settings as Record<string, unknown>
    const changed = Object.keys(checked.settings).filter((name) => !same(before[name], checked.settings[name]))
    if (!changed.length) return { settings: checked.settings, version: process.version, changed }
    await tx.process.update({ where: { id: processId }, data: { settings: checked.settings as Prisma.InputJsonObject, version: process.version + 1 } })
    await audit(tx, db.tenantId, member, {
      action: 'process.settings', subject: entity.title, before: pick(before, changed), after: pick(checked.settings, changed),
    })
    return { settings: checked.settings, version: process.version + 1, changed }
  })
}

const pick = (from: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, from[name] ?? null])) as Prisma.InputJsonObject

// Postgres gives a JSON object's keys back in an order of its own.
const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)])
}
