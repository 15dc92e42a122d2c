import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Host } from './sandbox.ts'

/** What an administrator of the shop sets under Stores › Configuration, as far as the sandbox has it. */
const shopSettings = z.strictObject({ priceScope: z.enum(['global', 'website']) })

/**
 * GET /health, GET /control/state (what is in both systems and what was asked of them), POST /control/reset (back to the seed),
 * PUT /control/magento/settings (the shop's price scope, until a restart or a reset).
 */
export function registerControl(app: FastifyInstance, host: Host): void {
  app.get('/health', () => ({ status: 'ok' }))
  app.get('/control/state', () => stateOf(host))
  app.post('/control/reset', () => {
    host.reset()
    return stateOf(host)
  })
  app.put('/control/magento/settings', (request, reply) => {
    const { success, data, error } = shopSettings.safeParse(request.body)
    if (!success) return reply.code(422).send({ message: z.prettifyError(error) })
    Object.assign(host.magento.switches, data)
    return data
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
