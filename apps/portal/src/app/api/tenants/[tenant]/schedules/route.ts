import { z } from 'zod'
import { switchSchedules } from '#features/schedule/server/save-schedule.ts'
import { tenantRoute } from '#server/tenant-route.ts'

/** Pauses or activates all schedules of the organisation. */
export const PATCH = tenantRoute({ permission: 'configure', body: z.object({ active: z.boolean() }) }, async ({ db, member, body }) =>
  ({ changed: await switchSchedules({ db, member }, body.active) }))
