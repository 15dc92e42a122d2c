import type { FastifyInstance } from 'fastify'
import { z, ZodError } from 'zod'
import type { FaultHost } from './hooks.ts'
import { faultInput, faultKinds, systems } from './rule.ts'

/**
 * The switchboard over HTTP. GET /control/faults lists what is set and what was injected; POST sets one; DELETE /control/faults/:id
 * takes one away, DELETE /control/faults all, with the counters; POST /control/expire/:system ends its sessions and tokens now.
 */
export function registerFaultControl(app: FastifyInstance, host: FaultHost): void {
  const { faults } = host
  app.get('/control/faults', () => ({ faults: faults.active, hits: faults.hits, kinds: faultKinds }))
  app.post('/control/faults', (request, reply) => {
    try {
      return reply.code(201).send(faults.add(faultInput.parse(request.body)))
    } catch (error) {
      if (!(error instanceof ZodError)) throw error
      return reply.code(422).send({ message: z.prettifyError(error) })
    }
  })
  app.delete('/control/faults', () => {
    faults.reset()
    return { faults: [], hits: faults.hits }
  })
  app.delete<{ Params: { id: string } }>('/control/faults/:id', (request, reply) =>
    (faults.remove(request.params.id) ? { removed: request.params.id } : reply.code(404).send({ message: 'There is no fault of that id.' })))
  app.post<{ Params: { system: string } }>('/control/expire/:system', (request, reply) => {
    const system = systems.find((one) => one === request.params.system)
    if (!system) return reply.code(404).send({ message: `There is no system ${request.params.system}.` })
    host.expireSessions(system)
    return { expired: system }
  })
}
