import { endIgnoring } from '#features/records/server/clear-records.ts'
import { clearingOf, processParams, selectionBody } from '#features/records/server/route-parts.ts'
import { tenantRoute } from '#server/tenant-route.ts'

export const POST = tenantRoute({ permission: 'clear', params: processParams, body: selectionBody }, async (asked) => endIgnoring(await clearingOf(asked)))
