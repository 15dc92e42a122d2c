import type { TenantDb } from '@causeway/db'
import type { ClientOpener } from './open.ts'
import { withProcess } from './open-process.ts'
import type { TaskInput } from './tasks.ts'

/** How many records the source announces for a window; costs a page's read, or what the connector's own `count` costs. */
export async function countSince(openClients: ClientOpener, db: TenantDb, { processId, since }: TaskInput<'count-since'>, signal: AbortSignal): Promise<{ count: number }> {
  return withProcess(openClients, db, processId, {}, signal, async ({ connector }) => ({
    count: connector.count ? await connector.count({ since }) : (await connector.read({ since }, null)).announced,
  }))
}
