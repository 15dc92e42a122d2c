import type { TenantDb } from '@causeway/db'
import { mapRow } from '../engine/map-row.ts'
import type { SourceRow, TargetIdentity } from '../entity.ts'
import type { ClientOpener } from './open.ts'
import { UnmappedValueFailure, withProcess, type OpenedProcess } from './open-process.ts'
import { TaskRefused } from './task-refused.ts'
import type { ExampleOutcome, ExampleRecord, TaskInput } from './tasks.ts'

/** Shows one record as it would be sent, and what would become of it. Reads only. */
export async function exampleRecord(openClients: ClientOpener, db: TenantDb, input: TaskInput<'example-record'>, signal: AbortSignal): Promise<ExampleRecord> {
  return withProcess(openClients, db, input.processId, input, signal, async (opened) => {
    const { definition } = opened
    const row = await findRow(opened, db, input.key)
    if (!row) {
      throw input.key
        ? new TaskRefused(`There is no ${definition.source.one} ${input.key}.`, `Enter another ${definition.source.keyLabel}.`)
        : new TaskRefused(`There are no ${definition.source.many} to show yet.`)
    }
    const mapped = mappedValues(opened, row)
    return {
      key: row.key, name: definition.face(row.source).name, source: row.source,
      mapped: Object.entries(mapped).map(([field, value]) => ({ field, value })), outcome: await outcomeOf(opened, db, row),
    }
  })
}

/** The record that is asked for; else the one that was dealt with last, or the first one that the source has. */
async function findRow({ process, connector }: OpenedProcess, db: TenantDb, key: string | undefined): Promise<SourceRow | undefined> {
  const recent = key ?? (await db.transaction((tx) => tx.record.findFirst({
    where: { processId: process.id, state: 'synced' }, orderBy: { updatedAt: 'desc' }, select: { sourceKey: true },
  })))?.sourceKey
  if (recent !== undefined) {
    const [row] = await connector.readKeys([recent])
    if (row || key !== undefined) return row
  }
  return (await connector.read({ since: null }, null)).rows[0]
}

function mappedValues({ fields }: OpenedProcess, row: SourceRow): Record<string, string> {
  try {
    return fields(row.source)
  } catch (error) {
    if (error instanceof UnmappedValueFailure) return {}
    throw error
  }
}

async function outcomeOf({ process, definition, connector }: OpenedProcess, db: TenantDb, row: SourceRow): Promise<ExampleOutcome> {
  const mapped = mapRow(connector, definition, row, await connector.gather?.([row]))
  if (mapped.kind === 'failure') return { kind: 'failure', failure: mapped.failure }
  if (mapped.kind !== 'draft') return { kind: mapped.kind, reason: mapped.reason }

  const record = await db.transaction((tx) => tx.record.findFirst({ where: { processId: process.id, sourceKey: row.key }, select: { targetId: true, targetIdentity: true } }))
  const link = { targetId: record?.targetId ?? null, identity: (record?.targetIdentity ?? null) as TargetIdentity | null }
  const target = (await connector.find([{ key: row.key, draft: mapped.draft, ...link }])).get(row.key) ?? null
  const plan = connector.plan({ row, draft: mapped.draft, ...link, target, ours: false })
  switch (plan.action) {
    case 'create': return { kind: 'create', fields: plan.changes }
    case 'update': return { kind: 'update', fields: plan.changes, targetId: plan.targetId }
    case 'leave': return { kind: 'unchanged', targetId: plan.targetId }
    case 'skip': case 'wait': return { kind: plan.action, reason: plan.reason }
    case 'fail': return { kind: 'failure', failure: plan.failure }
  }
}
