import { z } from 'zod'
import { runDetail } from '#features/runs/server/run-detail.ts'
import { notThere } from '#server/refusal.ts'
import { tenantRoute } from '#server/tenant-route.ts'

export const GET = tenantRoute({ permission: 'view', params: z.object({ runId: z.uuid() }) }, async ({ db, params: { runId } }) => {
  const detail = await runDetail(db, runId)
  if (!detail) throw notThere('This run')
  return detail
})
