import type { FastifyInstance } from 'fastify'
import type { Host } from './sandbox.ts'

/** GET /health, GET /control/state (what is in both systems and what was asked of them), POST /control/reset (back to the seed). */
export function registerControl(app: FastifyInstance, host: Host): void {
  app.get('/health', () => ({ status: 'ok' }))
  app.get('/control/state', () => stateOf(host))
  app.post('/control/reset', () => {
    host.reset()
    return stateOf(host)
  })
}

function stateOf(host: Host): Record<string, unknown> {
  const { intacct, magento, meter, faults, seedName, startedAt } = host
  const records = Object.fromEntries(intacct.books.objects.map(({ name }) => [name, intacct.books.table(name).size]))
  return {
    seed: seedName, startedAt, faults: faults.active, hits: faults.hits,
    intacct: { records, sessions: intacct.sessions.open, calls: intacct.calls.snapshot(), meter: meter.read('intacct') },
    magento: { records: Object.fromEntries(Object.entries(magento.snapshot().tables).map(([name, { rows }]) => [name, rows.length])), writes: magento.ledger.length, meter: meter.read('magento') },
  }
}
