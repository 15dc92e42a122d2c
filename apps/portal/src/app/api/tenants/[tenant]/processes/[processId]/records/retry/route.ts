import { editedInRetry } from '@causeway/db'
import { z } from 'zod'
import { retry } from '#features/records/server/clear-records.ts'
import { clearingOf, processParams, selectionBody } from '#features/records/server/route-parts.ts'
import { queues, send } from '#server/queues.ts'
import { tenantRoute } from '#server/tenant-route.ts'

/** `edited`: what becomes of records that a person edited and sent. */
const body = selectionBody.extend({ edited: z.enum(editedInRetry).default('left') })

export const POST = tenantRoute({ permission: 'clear', params: processParams, body },
  async (asked) => retry(await clearingOf(asked), queues(), send, asked.body.edited))
