import { z } from 'zod'
import { saveSettings } from '#features/settings/server/save-settings.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const body = z.object({ settings: z.record(z.string(), z.unknown()), version: z.int() })

export const PUT = tenantRoute({ permission: 'configure', params: z.object({ processId: z.uuid() }), body }, ({ db, member, params, body: given }) =>
  saveSettings({ db, member }, params.processId, given))
