import { z } from 'zod'
import { requestRetryOf } from '#features/runs/server/request.ts'
import { tenantRoute } from '#server/tenant-route.ts'

/** Tries the records again that failed in this run and still do. */
export const POST = tenantRoute({ permission: 'clear', params: z.object({ runId: z.uuid() }) }, ({ db, member, params: { runId } }) =>
  requestRetryOf({ db, member }, runId))
