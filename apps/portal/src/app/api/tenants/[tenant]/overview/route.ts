import { loadOverview } from '#features/dashboard/server/load-overview.ts'
import { tenantRoute } from '#server/tenant-route.ts'

/** What the dashboard and the sidebar show. */
export const GET = tenantRoute({ permission: 'view' }, ({ db }) => loadOverview(db))
