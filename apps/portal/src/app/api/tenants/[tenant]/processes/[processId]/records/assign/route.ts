import { z } from 'zod'
import { assign } from '#features/records/server/clear-records.ts'
import { clearingOf, processParams, selectionBody } from '#features/records/server/route-parts.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const body = selectionBody.extend({ assignee: z.uuid().nullable() })

export const POST = tenantRoute({ permission: 'clear', params: processParams, body }, async (asked) => assign(await clearingOf(asked), asked.body.assignee))
