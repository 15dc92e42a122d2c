import { retry } from '#features/records/server/clear-records.ts'
import { clearingOf, processParams, selectionBody } from '#features/records/server/route-parts.ts'
import { queues, send } from '#server/queues.ts'
import { tenantRoute } from '#server/tenant-route.ts'

export const POST = tenantRoute({ permission: 'clear', params: processParams, body: selectionBody },
  async (asked) => retry(await clearingOf(asked), queues(), send))
