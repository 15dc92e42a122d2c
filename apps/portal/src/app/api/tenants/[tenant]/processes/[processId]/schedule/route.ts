import { z } from 'zod'
import { saveSchedule, switchSchedules } from '#features/schedule/server/save-schedule.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const params = z.object({ processId: z.uuid() })

export const PUT = tenantRoute({ permission: 'configure', params, body: z.object({ schedule: z.unknown(), timeZone: z.string() }) }, ({ db, member, params: { processId }, body }) =>
  saveSchedule({ db, member }, processId, { schedule: body.schedule ?? null, timeZone: body.timeZone }))

export const PATCH = tenantRoute({ permission: 'configure', params, body: z.object({ active: z.boolean() }) }, async ({ db, member, params: { processId }, body }) =>
  ({ changed: await switchSchedules({ db, member }, body.active, processId) }))
