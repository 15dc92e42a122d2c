import { announcedCreations, linkedAfter, linksOf, neighboursOf, type ProcessId, type RunId, type TenantDb } from '@causeway/db'
import type { IntacctClient } from '@causeway/intacct'
import type { MagentoClient } from '@causeway/magento'
import type { EntityDefinition } from '../definition.ts'
import { ConnectionFailure, previewId, type Connector, type EntityModule, type LinkedRecord } from '../entity.ts'
import { entityModule } from '../entities/load.ts'
import { fail } from '../failures/common.ts'
import type { MappingOverrides } from '../mapping.ts'
import { fieldMapper } from './mapped-fields.ts'

export interface ConnectorRequest {
  db: TenantDb
  process: { id: string; entity: string; integrationId: string; settings: unknown; mapping: unknown }
  clients: { intacct: IntacctClient; magento: MagentoClient }
  /** Given for a preview: its own announcements count as links. */
  previewRun?: RunId
  signal: AbortSignal
  /** Default: the registry's. */
  moduleOf?: ((name: string) => Promise<EntityModule<unknown>>) | undefined
}

/**
 * Makes the connector of a process, ready to read and write. Throws ConnectionFailure when a system cannot be reached, or
 * when the process's settings do not fit its entity.
 */
export async function openConnector({ db, process, clients, previewRun, signal, moduleOf = entityModule }: ConnectorRequest): Promise<{ definition: EntityDefinition; connector: Connector<unknown, unknown> }> {
  const module = await moduleOf(process.entity)
  const { definition } = module
  const settings = definition.settings.safeParse(process.settings)
  if (!settings.success) {
    const [issue] = settings.error.issues
    throw new ConnectionFailure(fail('SETTINGS_INVALID', 'This run', { field: issue?.path.join('.') ?? '', message: issue?.message ?? '' }))
  }
  const connector = await module.connect({
    ...clients, ...fieldMapper(definition, process.mapping as MappingOverrides), settings: settings.data, signal, preview: previewRun !== undefined,
    neighbours: (entity, keys) => db.plain((tx) => neighboursOf(tx, process.integrationId, entity, keys)),
    recordsAfter: (key, limit) => recordsAfter(db, process.id, key, limit),
    links: (entity, keys) => db.plain(async (tx) => {
      const links = await linksOf(tx, process.integrationId, entity, keys)
      if (previewRun !== undefined && entity === process.entity) {
        const absent = keys.filter((key) => !links.has(key))
        for (const key of await announcedCreations(tx, db.tenantId, process.id as ProcessId, previewRun, absent)) links.set(key, previewId(key))
      }
      return links
    }),
  })
  return { definition, connector }
}

/** For `ConnectorContext.recordsAfter`. */
export async function recordsAfter(db: TenantDb, processId: string, key: string, limit: number): Promise<LinkedRecord[]> {
  const records = await db.plain((tx) => linkedAfter(tx, processId as ProcessId, key, limit))
  return records.map(({ sourceKey, sourceId, source, targetId, identity }) => ({ key: sourceKey, id: Number(sourceId), source: source ?? {}, targetId, identity }))
}
