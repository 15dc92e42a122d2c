import { ofLivingIntegration } from '@causeway/db'
import { z } from 'zod'
import { runFilterSchema } from '#features/runs/run-filter.ts'
import { listRuns } from '#features/runs/server/list-runs.ts'
import { requestSync } from '#features/runs/server/request.ts'
import { notThere } from '#server/refusal.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const params = z.object({ processId: z.uuid() })
const body = z.object({ mode: z.enum(['sync', 'preview']).default('sync'), full: z.boolean().default(false) })

/** Runs of a process, newest first. */
export const GET = tenantRoute({ permission: 'view', params, query: runFilterSchema }, async ({ db, params: { processId }, query }) => {
  if (!await db.transaction((tx) => tx.process.count({ where: { id: processId, ...ofLivingIntegration } }))) throw notThere('This process')
  return listRuns(db, processId, query)
})

/** Starts a sync or a preview, or joins the one that is active. */
export const POST = tenantRoute({ permission: 'run', params, body }, ({ db, member, params: { processId }, body: wanted }) => requestSync({ db, member }, processId, wanted))
