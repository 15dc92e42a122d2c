import { Prisma, type Tx } from '@causeway/db'
import type { Member } from './member.ts'

/**
 * Writes down what a person did, in the same transaction. `action` is a verb and an object: "run.start", "connection.update"; `subject` is
 * for people: "Sync customers". `before` and `after` hold what changed, never a secret.
 */
export async function audit(
  tx: Tx, tenantId: string, member: Pick<Member, 'userId' | 'name'>,
  entry: { action: string; subject: string; before?: Prisma.InputJsonValue; after?: Prisma.InputJsonValue },
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      tenantId, actorId: member.userId, actorName: member.name, action: entry.action, subject: entry.subject,
      before: entry.before ?? Prisma.DbNull, after: entry.after ?? Prisma.DbNull,
    },
  })
}
