import { z } from 'zod'
import { eventQuery } from '#features/runs/event-view.ts'
import { listRunEvents } from '#features/runs/server/list-events.ts'
import { notThere } from '#server/refusal.ts'
import { tenantRoute } from '#server/tenant-route.ts'

export const GET = tenantRoute({ permission: 'view', params: z.object({ runId: z.uuid() }), query: eventQuery }, async ({ db, params: { runId }, query }) => {
  if (!await db.transaction((tx) => tx.run.count({ where: { id: runId } }))) throw notThere('This run')
  return listRunEvents(db, runId, query)
})
