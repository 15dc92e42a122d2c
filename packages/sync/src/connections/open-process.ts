import { connectionId, linksOf, meterMade, neighboursOf, type Process, type TenantDb } from '@causeway/db'
import { UnmappedValueFailure, fieldMapper } from '../engine/mapped-fields.ts'
import { CallCounts } from '../engine/slice-context.ts'
import { entityModule } from '../entities/load.ts'
import type { EntityDefinition } from '../definition.ts'
import { ConnectionFailure, type Connector } from '../entity.ts'
import type { MappedValues, MappingOverrides, SourceRecord } from '../mapping.ts'
import { checkSettings } from '../settings-form.ts'
import { recordsAfter } from '../engine/open-connector.ts'
import type { ClientOpener } from './open.ts'
import { withTaskPermits } from './task-permits.ts'
import { TaskRefused } from './task-refused.ts'

/** A process's connector, opened outside a run. */
export interface OpenedProcess {
  process: Process
  definition: EntityDefinition
  connector: Connector<unknown, unknown>
  fields(source: SourceRecord): MappedValues
}

/** What may stand in for what is stored. */
export interface Instead { settings?: Record<string, unknown> | undefined; mapping?: MappingOverrides | undefined }

/**
 * Opens a process's connector for `work`, with settings and mapping that need not be saved yet. Throws TaskRefused when the process is gone,
 * its settings are not valid, or one of the two systems refuses.
 */
export async function withProcess<T>(
  openClients: ClientOpener, db: TenantDb, processId: string, instead: Instead, signal: AbortSignal, work: (opened: OpenedProcess) => Promise<T>,
): Promise<T> {
  const process = await db.transaction((tx) => tx.process.findUnique({ where: { id: processId }, include: { integration: { include: { intacct: true, magento: true } } } }))
  if (!process) throw new TaskRefused('This process is not there any more.')
  const module = await entityModule(process.entity)
  const { definition } = module
  const settings = checkSettings(definition.settings, instead.settings ?? (process.settings as Record<string, unknown>))
  if (!settings.ok) throw new TaskRefused(`The settings are not complete: ${Object.values(settings.fields).join(' ')}`)
  const mapper = fieldMapper(definition, instead.mapping ?? (process.mapping as unknown as MappingOverrides))
  const { intacct, magento } = process.integration
  const calls = new CallCounts()
  return withTaskPermits(db, [intacct, magento], signal, async () => {
    const clients = await openClients({ tenantId: db.tenantId, intacct, magento, calls, onStrain: () => {}, signal, mostAtATime: 1 })
    try {
      const connector = await module.connect({
        ...clients, ...mapper, settings: settings.settings, signal, preview: false,
        neighbours: (entity, keys) => db.plain((tx) => neighboursOf(tx, process.integrationId, entity, keys)),
        recordsAfter: (key, limit) => recordsAfter(db, process.id, key, limit),
        links: (entity, keys) => db.plain((tx) => linksOf(tx, process.integrationId, entity, keys)),
      })
      return await work({ process, definition, connector, fields: mapper.fields })
    } catch (error) {
      if (error instanceof ConnectionFailure) throw new TaskRefused(error.failure.explanation, error.failure.remedy)
      throw error
    } finally {
      await clients.close()
      const made = calls.take()
      await db.plain((tx) => meterMade(tx, db.tenantId, { intacct: connectionId(intacct.id), magento: connectionId(magento.id) }, made))
    }
  })
}

export { UnmappedValueFailure }
