import type { Logger } from '@causeway/config'
import { requestRun, type Database } from '@causeway/db'
import type { SystemDatabase } from '@causeway/db/system'
import type { Queues } from '@causeway/queue'
import type { Metrics } from './metrics.ts'

/** Starts a retry run of every process that has records whose pause is over. */
export async function retryDueRecords({ database, system, queues, metrics, logger }: {
  database: Database; system: SystemDatabase; queues: Queues; metrics: Metrics; logger: Logger
}): Promise<void> {
  for (const { tenantId, processId } of await system.processesWithDueRecords()) {
    const { run, joined } = await requestRun(database.tenant(tenantId), { processId, mode: 'retry', trigger: 'system' })
    if (joined) continue
    metrics.found('retry-run', 1)
    logger.info({ processId, runId: run.id }, 'Records are due again')
    await queues.enqueueRun({ tenantId, runId: run.id })
  }
}
