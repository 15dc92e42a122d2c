import type { TenantDb } from '@causeway/db'
import { audit } from '#server/audit.ts'
import type { Member } from '#server/member.ts'
import { notThere, Refusal } from '#server/refusal.ts'

/** Deletes a connection that no integration uses, its secrets, its meter and its tasks with it. Throws Refusal, which names the integrations that use it. */
export async function deleteConnection({ db, member }: { db: TenantDb; member: Pick<Member, 'userId' | 'name'> }, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    // Who pairs it at this very moment waits, and then finds it gone.
    await tx.$queryRaw`SELECT id FROM connection WHERE id = ${id}::uuid FOR UPDATE`
    const connection = await tx.connection.findUnique({ where: { id }, select: { name: true, system: true, asIntacct: { select: { name: true, deletingAt: true } }, asMagento: { select: { name: true, deletingAt: true } } } })
    if (!connection) throw notThere('This connection')
    const pairs = [...connection.asIntacct, ...connection.asMagento]
    const users = pairs.filter(({ deletingAt }) => deletingAt === null).map(({ name }) => `“${name}”`)
    if (users.length) throw new Refusal(409, 'in-use', `${new Intl.ListFormat('en').format(users)} ${users.length === 1 ? 'uses' : 'use'} this connection. Delete ${users.length === 1 ? 'that integration' : 'those integrations'} first.`)
    const [going] = pairs
    if (going) throw new Refusal(409, 'in-use', `“${going.name}” used this connection and is still being deleted. Delete the connection when that is done.`)
    await tx.connection.delete({ where: { id } })
    await audit(tx, db.tenantId, member, { action: 'connection.delete', subject: connection.name, before: { system: connection.system } })
  })
}
