import { connectionId, eraseIntegration, type Task, type TenantDb } from '@causeway/db'
import { countSince } from './count-since.ts'
import { exampleRecord } from './example-record.ts'
import type { ClientOpener } from './open.ts'
import { TaskRefused } from './task-refused.ts'
import { TaskUnfinished } from './task-unfinished.ts'
import { taskInputs, type TaskInput, type TaskKind, type TaskResult } from './tasks.ts'
import { testConnection, type TestServices } from './test-connection.ts'

export interface TaskServices extends TestServices { openClients: ClientOpener }

/** How long a deletion goes on before others have their turn. */
const deletionSliceMs = 15_000

type Performer<Kind extends TaskKind> = (services: TaskServices, db: TenantDb, input: TaskInput<Kind>, task: Pick<Task, 'connectionId'>, signal: AbortSignal) => Promise<TaskResult<Kind>>

const performers: { [Kind in TaskKind]: Performer<Kind> } = {
  'test-connection': async (services, db, _input, task, signal) => {
    if (!task.connectionId) throw new TaskRefused('No connection was named.')
    const there = await db.transaction((tx) => tx.connection.count({ where: { id: task.connectionId ?? '' } }))
    if (!there) throw new TaskRefused('This connection is not there any more.')
    return testConnection(services, db, connectionId(task.connectionId), signal)
  },
  'example-record': (services, db, input, _task, signal) => exampleRecord(services.openClients, db, input, signal),
  'count-since': (services, db, input, _task, signal) => countSince(services.openClients, db, input, signal),
  'delete-integration': async (_services, db, { integrationId }, _task, signal) => {
    const end = Date.now() + deletionSliceMs
    if (!await eraseIntegration(db, integrationId, { isOver: () => signal.aborted || Date.now() >= end })) throw new TaskUnfinished()
    return {}
  },
}

/**
 * Does what a task asks for and answers its result. Throws TaskRefused with sentences for its requester, TaskUnfinished when more is to be done, and the signal's reason once that
 * is aborted: what calls that were cut off seemed to say is no result.
 */
export async function performTask(services: TaskServices, db: TenantDb, task: Pick<Task, 'kind' | 'input' | 'connectionId'>, signal: AbortSignal): Promise<object> {
  if (!Object.hasOwn(taskInputs, task.kind)) throw new TaskRefused(`This worker does not know how to do “${task.kind}”.`, 'Upgrade the workers to the version of the portal.')
  const kind = task.kind as TaskKind
  const input = taskInputs[kind].safeParse(task.input)
  if (!input.success) throw new TaskRefused(`The request cannot be read: ${input.error.issues.map((issue) => issue.message).join(' ')}`)
  try {
    return await (performers[kind] as Performer<TaskKind>)(services, db, input.data as never, task, signal)
  } catch (error) {
    signal.throwIfAborted()
    throw error
  }
}
