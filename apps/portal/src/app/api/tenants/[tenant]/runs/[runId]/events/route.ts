import { z } from 'zod'
import { eventQuery } from '#features/runs/event-view.ts'
import { listRunEvents } from '#features/runs/server/list-events.ts'
import { tenantRoute } from '#server/tenant-route.ts'

export const GET = tenantRoute({ permission: 'view', params: z.object({ runId: z.uuid() }), query: eventQuery }, ({ db, params: { runId }, query }) =>
  listRunEvents(db, runId, query))
