import { z } from 'zod'
import { note } from '#features/records/server/clear-records.ts'
import { clearingOf, processParams, selectionBody } from '#features/records/server/route-parts.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const body = selectionBody.extend({ note: z.string().max(2_000, 'A note holds 2,000 characters.') })

export const POST = tenantRoute({ permission: 'clear', params: processParams, body }, async (asked) => note(await clearingOf(asked), asked.body.note))
