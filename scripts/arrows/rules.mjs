/**
 * Who may import whom, as docs and design draw it: apps → sync → (intacct, magento, db) → (vault, config). What is not listed is
 * forbidden. The clients know nothing of tenants, records or each other; nothing imports an app.
 */
export const mayImport = {
  'packages/config': [],
  'packages/vault': ['config'],
  'packages/db': ['vault', 'config'],
  'packages/queue': ['config'],
  'packages/intacct': [],
  'packages/magento': [],
  'packages/sync': ['intacct', 'magento', 'db', 'vault', 'config'],
  'apps/portal': ['sync', 'db', 'queue', 'vault', 'config'],
  'apps/worker': ['sync', 'db', 'queue', 'vault', 'config'],
  'apps/sandbox': [],
}

/** Tests may also start the sandbox, which exists for them. */
export const testsMayAlsoReach = ['apps/sandbox']

/** Doors of packages that not everybody with an arrow to the package may use. */
export const closedDoors = [
  {
    door: '@causeway/db/system',
    only: ['apps/worker'],
    why: 'It sees the rows of all tenants; only the worker sweeps and schedules across tenants.',
  },
]

/** The portal knows no connector: it enters packages/sync by these doors alone, and nothing behind them reaches what is listed. */
export const portalDoors = {
  from: 'apps/portal',
  to: 'sync',
  doors: ['@causeway/sync/entities', '@causeway/sync/connections', '@causeway/sync/mapping', '@causeway/sync/schedule'],
  mustNotReach: ['packages/intacct', 'packages/magento', 'packages/db'],
}

/** Inside packages/sync, only these know a client. Types alone are erased by the compiler, so that they may be named elsewhere. */
export const clientsKnownTo = {
  workspace: 'packages/sync',
  clients: ['intacct', 'magento'],
  values: ['src/entities/', 'src/connections/', 'src/failures/of-clients.ts'],
  types: ['src/entity.ts', 'src/engine/'],
}

/** Libraries that one package hides from all others. */
export const hiddenLibraries = [
  { library: /^(bullmq|ioredis)(\/|$)/, only: ['packages/queue'], why: 'packages/queue hides which queue is used.' },
  { library: /^(@prisma\/|prisma$|prisma\/|pg$|pg\/)/, only: ['packages/db'], why: 'packages/db binds every query to a tenant.' },
  { library: /^@node-rs\/argon2/, only: ['packages/vault'], why: 'packages/vault says how passwords are hashed.' },
]

/** Names of entities (the folders in `folder`) are written nowhere else in `searched`, so that a new entity is one folder and one line. */
export const entityNames = {
  folder: 'packages/sync/src/entities',
  searched: ['packages/sync/src', 'apps/worker/src', 'apps/portal'],
  allowed: ['packages/sync/src/entities/', 'apps/worker/src/seed'],
}
