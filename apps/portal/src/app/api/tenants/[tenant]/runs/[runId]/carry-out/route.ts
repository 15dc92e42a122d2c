import { z } from 'zod'
import { carryOut } from '#features/runs/server/request.ts'
import { tenantRoute } from '#server/tenant-route.ts'

/** Does what this preview announced, and nothing else. */
export const POST = tenantRoute({ permission: 'run', params: z.object({ runId: z.uuid() }) }, ({ db, member, params: { runId } }) => carryOut({ db, member }, runId))
