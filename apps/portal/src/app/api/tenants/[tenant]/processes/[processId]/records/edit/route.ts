import { editAndSend, editBody } from '#features/records/server/edit-record.ts'
import { gridProcess } from '#features/records/server/grid-info.ts'
import { processParams } from '#features/records/server/route-parts.ts'
import { queues, send } from '#server/queues.ts'
import { tenantRoute } from '#server/tenant-route.ts'

export const POST = tenantRoute({ permission: 'clear', params: processParams, body: editBody },
  async ({ db, member, params, body }) => editAndSend({ db, member, grid: await gridProcess(db, params.processId) }, body, queues(), send))
