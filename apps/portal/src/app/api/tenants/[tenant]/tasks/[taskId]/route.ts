import { z } from 'zod'
import { taskView } from '#features/tasks/server/task-view.ts'
import { tenantRoute } from '#server/tenant-route.ts'

export const GET = tenantRoute({ permission: 'configure', params: z.object({ taskId: z.uuid() }) }, ({ db, params }) => taskView(db, params.taskId))
