import { taskInputs } from '@causeway/sync/connections'
import { z } from 'zod'
import { askForExample } from '#features/mapping/server/example-record.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const body = taskInputs['example-record'].omit({ processId: true }).extend({ after: z.string().max(200).optional() })

export const POST = tenantRoute({ permission: 'configure', params: z.object({ processId: z.uuid() }), body }, async ({ db, params, body: asked }) =>
  ({ taskId: await askForExample(db, params.processId, asked) }))
