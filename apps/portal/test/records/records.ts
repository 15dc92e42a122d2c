import { tenantId, type Prisma } from '@causeway/db'
import { database } from '#server/database.ts'
import type { TestTenant } from '../people.ts'

type Given = Partial<Prisma.RecordUncheckedCreateInput>

/** A failure as the engine stores it with a record. */
export const failureOf = (code: string, key: string, more: object = {}) => ({
  code, class: 'missing', subject: `Record ${key}`, explanation: `Record ${key} cannot be sent.`, remedy: `Correct ${key}, then retry.`, fixedBy: 'books',
  retryable: false, details: {}, ...more,
})

const failed = (key: string, code: string, more?: object): Given => {
  const failure = failureOf(code, key, more)
  return { sourceKey: key, state: 'failed', failureCode: code, failureClass: failure.class, failure, reason: failure.explanation, attempts: 1 }
}

/** Three failed records of two codes, one synced with a name like a formula, one skipped. */
export async function putRecords(tenant: TestTenant): Promise<void> {
  const rows: Given[] = [
    failed('R-1', 'EMAIL_MISSING'), failed('R-2', 'EMAIL_MISSING'), failed('R-3', 'VALUE_UNMAPPED', { class: 'value', fixedBy: 'settings', remedy: 'Add a row for “X”.' }),
    { sourceKey: 'R-4', state: 'synced', name: '=HYPERLINK("http://evil.test")', targetId: '44' },
    { sourceKey: 'R-5', state: 'skipped', reason: 'It is inactive.' },
  ]
  await database().tenant(tenantId(tenant.id)).transaction(async (tx) => {
    for (const [index, row] of rows.entries()) {
      await tx.record.create({
        data: {
          tenantId: tenant.id, processId: tenant.processId, sourceId: index + 1, name: `Name ${row.sourceKey}`, searchText: `${row.sourceKey} name`.toLowerCase(), ...row,
        } as Prisma.RecordUncheckedCreateInput,
      })
    }
  })
}

export const recordOf = (tenant: TestTenant, key: string) => database().tenant(tenantId(tenant.id)).transaction((tx) =>
  tx.record.findUniqueOrThrow({ where: { processId_sourceKey: { processId: tenant.processId, sourceKey: key } } }))

/** Keys of the records that are due now. */
export const dueKeys = async (tenant: TestTenant): Promise<string[]> => (await database().tenant(tenantId(tenant.id)).transaction((tx) =>
  tx.record.findMany({ where: { nextTryAt: { lte: new Date() } }, orderBy: { sourceKey: 'asc' }, select: { sourceKey: true } }))).map((row) => row.sourceKey)
