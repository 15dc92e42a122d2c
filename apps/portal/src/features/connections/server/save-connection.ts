import { connectionForms } from '@causeway/sync/connections'
import { Prisma, type Connection, type TenantDb, type Tx } from '@causeway/db'
import type { Vault } from '@causeway/vault'
import { audit } from '#server/audit.ts'
import type { Member } from '#server/member.ts'
import { notThere, Refusal } from '#server/refusal.ts'
import { checkConnection, type ConnectionInput } from '../check-connection.ts'

type System = 'intacct' | 'magento'
interface Saving { db: TenantDb; vault: Vault; member: Pick<Member, 'userId' | 'name'> }

/** Stores a new connection; answers its id. Throws Refusal (422) with a sentence for each field that is wrong. */
export async function addConnection({ db, vault, member }: Saving, system: System, input: ConnectionInput): Promise<string> {
  const checked = checkConnection(connectionForms[system], null, input)
  if (!checked.ok) throw invalid(checked.fields)
  const id = crypto.randomUUID()
  await db.transaction(async (tx) => {
    await refuseTakenName(tx, system, input.name, null)
    await tx.connection.create({
      data: {
        id, tenantId: db.tenantId, system, name: input.name, settings: checked.settings, maxInFlight: input.maxInFlight, monthlyCap: input.monthlyCap,
        ...sealed(vault, db.tenantId, id, checked.newSecrets), secretSetAt: setNow(checked.newSecrets),
      },
    })
    await audit(tx, db.tenantId, member, { action: 'connection.add', subject: input.name, after: { system, fields: checked.changed } })
  })
  return id
}

/**
 * Stores changes of a connection in one transaction: secrets that were not entered again stay as they are. The audit names
 * the fields, never a value. What an earlier test found is forgotten when the sign-in changed. Throws Refusal.
 */
export async function changeConnection({ db, vault, member }: Saving, id: string, input: ConnectionInput): Promise<{ changed: string[]; settings: Record<string, string> }> {
  return db.transaction(async (tx) => {
    const row = await lockConnection(tx, id)
    const known = {
      name: row.name, settings: row.settings as Record<string, string>, secretSetAt: row.secretSetAt as Record<string, string>,
      maxInFlight: row.maxInFlight, monthlyCap: row.monthlyCap,
    }
    const checked = checkConnection(connectionForms[row.system], known, input)
    if (!checked.ok) throw invalid(checked.fields)
    if (!checked.changed.length) return { changed: [], settings: known.settings }
    await refuseTakenName(tx, row.system, input.name, id)
    const kept = checked.keptSecrets.length && row.sealed && row.keyVersion !== null
      ? pick(JSON.parse(vault.open({ sealed: row.sealed, keyVersion: row.keyVersion }, { tenantId: db.tenantId, connectionId: id })) as Record<string, string>, checked.keptSecrets)
      : {}
    await tx.connection.update({
      where: { id },
      data: {
        name: input.name, settings: checked.settings, maxInFlight: input.maxInFlight, monthlyCap: input.monthlyCap,
        ...sealed(vault, db.tenantId, id, { ...kept, ...checked.newSecrets }),
        secretSetAt: { ...pick(known.secretSetAt, checked.keptSecrets), ...setNow(checked.newSecrets) },
        ...(checked.needsTest ? { lastTest: Prisma.DbNull, lastTestAt: null, lastTestOk: null } : {}),
        // Lists of another server would offer choices that are not there.
        ...(checked.movesHost ? { directory: {}, directoryAt: null } : {}),
      },
    })
    await audit(tx, db.tenantId, member, { action: 'connection.change', subject: input.name, after: { system: row.system, fields: checked.changed } })
    return { changed: checked.changed, settings: checked.settings }
  })
}

/** Two people who save at once must not lose each other's secrets: the second waits for the first. */
async function lockConnection(tx: Tx, id: string): Promise<Connection> {
  await tx.$queryRaw`SELECT id FROM connection WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.connection.findUnique({ where: { id } })
  if (!row) throw notThere('This connection')
  return row
}

async function refuseTakenName(tx: Tx, system: System, name: string, self: string | null): Promise<void> {
  const taken = await tx.connection.findFirst({ where: { system, name: { equals: name, mode: 'insensitive' }, ...(self ? { id: { not: self } } : {}) }, select: { id: true } })
  if (taken) throw invalid({ name: `There is a connection named “${name}” already. Choose another name, so that people can tell them apart.` })
}

function sealed(vault: Vault, tenantId: string, connectionId: string, secrets: Record<string, string>) {
  return Object.keys(secrets).length ? vault.seal(JSON.stringify(secrets), { tenantId, connectionId }) : { sealed: null, keyVersion: null }
}

const setNow = (secrets: Record<string, string>) => Object.fromEntries(Object.keys(secrets).map((name) => [name, new Date().toISOString()]))
const pick = (from: Record<string, string>, names: string[]) => Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)))
const invalid = (fields: Record<string, string>) => new Refusal(422, 'invalid', 'Some of what you entered cannot be used.', fields)
