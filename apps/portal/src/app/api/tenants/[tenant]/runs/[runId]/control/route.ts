import { z } from 'zod'
import { control } from '#features/runs/server/control.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const body = z.object({ control: z.enum(['go', 'pause', 'cancel']) })

/** Pause, resume, cancel. */
export const POST = tenantRoute({ permission: 'run', params: z.object({ runId: z.uuid() }), body }, ({ db, member, params: { runId }, body: wanted }) =>
  control({ db, member }, runId, wanted.control))
