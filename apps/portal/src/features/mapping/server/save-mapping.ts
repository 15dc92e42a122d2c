import { checkMapping, type MappingOverrides, sameRule } from '@causeway/sync/mapping'
import type { Prisma, TenantDb } from '@causeway/db'
import { audit } from '#server/audit.ts'
import type { Member } from '#server/member.ts'
import { Refusal } from '#server/refusal.ts'
import { lockProcess, refuseOutdated } from '../../process/server/process-here.ts'

/** Checks and stores a tenant's rules, and lets the process's version grow. Throws Refusal: 422 with a sentence a row, 409 when they were changed meanwhile. */
export async function saveMapping(
  { db, member }: { db: TenantDb; member: Pick<Member, 'userId' | 'name'> }, processId: string, given: { mapping: Record<string, unknown>; version: number },
): Promise<{ mapping: MappingOverrides; version: number; changed: string[] }> {
  return db.transaction(async (tx) => {
    const { process, entity } = await lockProcess(tx, processId)
    refuseOutdated(process, given.version)
    const checked = checkMapping(entity.mapping, given.mapping)
    if (!checked.ok) throw new Refusal(422, 'invalid', 'Some rules cannot be used.', checked.fields)
    const before = process.mapping as unknown as MappingOverrides
    const after = checked.overrides
    const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => {
      const [one, other] = [before[field], after[field]]
      return one === undefined || other === undefined ? one !== other : !sameRule(one, other)
    })
    if (!changed.length) return { mapping: after, version: process.version, changed }
    await tx.process.update({ where: { id: processId }, data: { mapping: after as unknown as Prisma.InputJsonObject, version: process.version + 1 } })
    await audit(tx, db.tenantId, member, { action: 'process.mapping', subject: entity.title, before: pick(before, changed), after: pick(after, changed) })
    return { mapping: after, version: process.version + 1, changed }
  })
}

/** Null stands for the entity's own rule, or for no rule at all. */
const pick = (from: MappingOverrides, fields: string[]) =>
  Object.fromEntries(fields.map((field) => [field, from[field] ?? null])) as unknown as Prisma.InputJsonObject
