import { z } from 'zod'
import { ignore } from '#features/records/server/clear-records.ts'
import { clearingOf, processParams, selectionBody } from '#features/records/server/route-parts.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const body = selectionBody.extend({ why: z.string().trim().min(1, 'Say why, for those who find it later.').max(500, 'Say it in 500 characters.') })

export const POST = tenantRoute({ permission: 'clear', params: processParams, body }, async (asked) => ignore(await clearingOf(asked), asked.body.why))
