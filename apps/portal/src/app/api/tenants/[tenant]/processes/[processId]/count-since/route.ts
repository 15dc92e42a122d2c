import { z } from 'zod'
import { processHere } from '#features/process/server/process-here.ts'
import { askTask } from '#features/tasks/server/ask-task.ts'
import { tenantRoute } from '#server/tenant-route.ts'

/** Asks the worker how many records a last sync date would make the next run read. */
export const POST = tenantRoute(
  { permission: 'configure', params: z.object({ processId: z.uuid() }), body: z.object({ since: z.iso.datetime('Enter a date and a time.').nullable() }) },
  async ({ db, params, body }) => {
    const { process } = await processHere(db, params.processId)
    return { taskId: await askTask(db, 'count-since', { processId: process.id, since: body.since }) }
  },
)
