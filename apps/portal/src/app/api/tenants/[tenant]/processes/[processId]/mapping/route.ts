import { z } from 'zod'
import { saveMapping } from '#features/mapping/server/save-mapping.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const body = z.object({ mapping: z.record(z.string(), z.unknown()), version: z.int() })

export const PUT = tenantRoute({ permission: 'configure', params: z.object({ processId: z.uuid() }), body }, ({ db, member, params, body: given }) =>
  saveMapping({ db, member }, params.processId, given))
