import { auditQuery } from '#features/audit/audit-view.ts'
import { listAudit } from '#features/audit/server/list-audit.ts'
import { tenantRoute } from '#server/tenant-route.ts'

export const GET = tenantRoute({ permission: 'configure', query: auditQuery }, ({ db, query }) => listAudit(db, query))
