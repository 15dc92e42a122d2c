import { failureGroups } from '#features/failures/server/failure-groups.ts'
import { tenantRoute } from '#server/tenant-route.ts'

/** All failures by cause. */
export const GET = tenantRoute({ permission: 'view' }, ({ db }) => failureGroups(db))
