declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** Ids are UUIDs; the brand keeps a run's id from being passed where a tenant's is expected. */
export type TenantId = Branded<'TenantId'>
export type UserId = Branded<'UserId'>
export type ConnectionId = Branded<'ConnectionId'>
export type ProcessId = Branded<'ProcessId'>
export type RunId = Branded<'RunId'>
export type TaskId = Branded<'TaskId'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function idOf<T extends string>(kind: string) {
  return (text: string): T => {
    if (!uuid.test(text)) throw new TypeError(`${kind} id expected, a UUID; got "${text.slice(0, 60)}"`)
    return text as T
  }
}

/** Each turns text into a branded id; throws a TypeError that names the kind when it is no UUID. */
export const tenantId = idOf<TenantId>('tenant')
export const userId = idOf<UserId>('user')
export const connectionId = idOf<ConnectionId>('connection')
export const processId = idOf<ProcessId>('process')
export const runId = idOf<RunId>('run')
export const taskId = idOf<TaskId>('task')
