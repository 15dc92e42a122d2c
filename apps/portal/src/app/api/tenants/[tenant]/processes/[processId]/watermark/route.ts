import { z } from 'zod'
import { editWatermark } from '#features/process/server/edit-watermark.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const body = z.object({
  since: z.iso.datetime('Enter a date and a time.').nullable(),
  reason: z.string().trim().min(1, 'Say why, for those who read the audit trail later.').max(500, 'At most 500 characters.'),
})

export const PUT = tenantRoute({ permission: 'configure', params: z.object({ processId: z.uuid() }), body }, async ({ db, member, params, body: given }) => {
  await editWatermark({ db, member }, params.processId, given)
  return {}
})
