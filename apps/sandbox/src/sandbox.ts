import { randomBytes } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { registerControl } from './control.ts'
import { addFaultHooks, Faults, registerFaultControl, type SystemName } from './faults/index.ts'
import { registerIntacct } from './intacct/index.ts'
import { consumeOperationsSoon, registerMagento } from './magento/index.ts'
import { addMeterHooks, Meter } from './meter.ts'
import { registerPages } from './pages/index.ts'
import { Journal, keep, keepIntacct, keepMagento } from './persistence/index.ts'
import { seedSystems, type Seed, type SeedName, type Systems } from './seed/systems.ts'
import type { SeedOptions } from './seed/index.ts'

export interface SandboxOptions {
  /** `demo`: full books, and a shop that knows a few of the customers and most of the orders. `empty`: lists and settings only. Or one's own. Default demo. */
  seed?: SeedName | Seed
  /** 0 takes any free port. Default 0. */
  port?: number
  /** Default 127.0.0.1: it is not meant for strangers. */
  host?: string
  /** Folder in which changes survive the process; without it they live in memory. */
  dataDir?: string
  /** How much the demo seed makes; once one is named, those that are not are 0. */
  sizes?: SeedOptions
  /** Lines about requests that failed inside the sandbox itself go to stderr. Default false. */
  log?: boolean
}

export interface Sandbox {
  app: FastifyInstance
  /** http://127.0.0.1:3310 */
  url: string
  /** Both systems' data, for tests. A reset exchanges them, so ask anew each time. */
  readonly intacct: Systems['intacct']
  readonly magento: Systems['magento']
  faults: Faults
  meter: Meter
  /** Back to the seed: records, faults, meters, and what was kept in the folder. */
  reset(): void
  /** Answers what is under way, then writes and closes everything. */
  close(): Promise<void>
}

/** What the sandbox's parts share. Systems are exchanged as a whole by a reset, so nobody may hold on to them. */
export interface Host extends Systems {
  faults: Faults
  meter: Meter
  seedName: string
  startedAt: Date
  expireSessions(system: SystemName): void
  reset(): void
}

/** Starts both systems on one server. Rejects when the port is taken or the folder cannot be written. */
export async function createSandbox({ seed = 'demo', port = 0, host: address = '127.0.0.1', dataDir, sizes, log = false }: SandboxOptions = {}): Promise<Sandbox> {
  const seedName = typeof seed === 'string' ? seed : 'own'
  const journal = dataDir === undefined ? null : new Journal({ folder: dataDir, name: `changes-${seedName}` })
  const host: Host = {
    ...seedSystems(seed, sizes), faults: new Faults(), meter: new Meter(), seedName, startedAt: new Date(),
    expireSessions(system) {
      if (system === 'intacct') host.intacct.sessions.endAll()
      // Tokens are signed with it, so none is good any more; signatures of integrations are.
      else host.magento.tokenKey = randomBytes(32).toString('hex')
    },
    reset() {
      journal?.clear()
      Object.assign(host, seedSystems(seed, sizes))
      host.faults.reset()
      host.meter.reset()
      watch()
    },
  }
  const watch = () => { if (journal) keep(journal, [keepIntacct(host.intacct), keepMagento(host.magento)]) }
  watch()
  // What was accepted before a restart, or while the consumers stood still, is worked off now.
  consumeOperationsSoon(host.magento)
  host.faults.onChange = () => {
    host.magento.switches.consumersRun = !host.faults.isOn('magento', 'bulk-stopped')
    consumeOperationsSoon(host.magento)
  }

  const app = fastify({ logger: log ? { level: 'warn', stream: process.stderr } : false, forceCloseConnections: 'idle', bodyLimit: 10 * 1_048_576 })
  // Before anything is answered, what it changed is in the file. First of its kind, so that a cut after the commit comes later.
  if (journal) app.addHook('onSend', async (_request, _reply, payload) => {
    journal.flush()
    return payload
  })
  addMeterHooks(app, host.meter)
  addFaultHooks(app, host)
  registerIntacct(app, host)
  registerMagento(app, host)
  registerFaultControl(app, host)
  registerControl(app, host)
  registerPages(app, host)
  try {
    const url = await app.listen({ port, host: address })
    return {
      app, url, faults: host.faults, meter: host.meter, reset: host.reset,
      get intacct() { return host.intacct },
      get magento() { return host.magento },
      async close() {
        await app.close()
        journal?.close()
      },
    }
  } catch (error) {
    journal?.close()
    throw error
  }
}
