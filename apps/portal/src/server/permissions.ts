import type { Role } from '@causeway/db'

/** What a member may do in a tenant. `clear` is retry, ignore, assign and note. */
export type Permission = 'view' | 'run' | 'clear' | 'configure' | 'connections'

const everybody: readonly Role[] = ['owner', 'admin', 'user', 'support']
const administrators: readonly Role[] = ['owner', 'admin']

const holders: Record<Permission, readonly Role[]> = {
  view: everybody, run: everybody, clear: everybody, configure: administrators, connections: administrators,
}

export const may = (role: Role, permission: Permission): boolean => holders[permission].includes(role)

const doing: Record<Permission, string> = {
  view: 'see this', run: 'start or stop runs', clear: 'clear failures', configure: 'change how a process works', connections: 'change connections',
}

/** Why somebody is refused, and whom to ask. */
export const refusal = (permission: Permission): string =>
  `Your role does not allow you to ${doing[permission]}. Ask an administrator or the owner of this organisation.`

/** Everything that a role may do, for pages that leave out what would be refused. */
export const permissionsOf = (role: Role): Permission[] => (Object.keys(holders) as Permission[]).filter((permission) => may(role, permission))
