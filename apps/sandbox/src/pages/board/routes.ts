import type { FastifyInstance } from 'fastify'
import { z, ZodError } from 'zod'
import { faultInput, systems } from '../../faults/index.ts'
import type { Host } from '../../sandbox.ts'
import { send } from '../send.ts'
import { submitted } from '../submitted.ts'
import { boardPage } from './page.ts'
import { figuresOf } from './figures.ts'

const done: Record<string, string> = { set: 'The fault is set.', removed: 'The fault is taken away.', cleared: 'All faults are taken away.', expired: 'All sessions and tokens have ended.', reset: 'Both systems are as the seed made them.' }

export function registerBoard(scope: FastifyInstance, host: Host): void {
  scope.get<{ Querystring: { done?: string } }>('/', (request, reply) => send(reply, boardPage(host, { done: done[request.query.done ?? ''] })))
  scope.get('/control/meter', () => Object.fromEntries(systems.map((system) => [system, figuresOf(host, system)])))
  scope.post('/switchboard/faults', (request, reply) => {
    const given = submitted(request.body)
    try {
      host.faults.add(faultInput.parse(faultOf(given)))
      return reply.redirect('/?done=set', 303)
    } catch (error) {
      if (!(error instanceof ZodError)) throw error
      return send(reply.code(422), boardPage(host, { problem: z.prettifyError(error).replace(/✖ /g, ''), given }))
    }
  })
  scope.post<{ Params: { id: string } }>('/switchboard/faults/:id/remove', (request, reply) => {
    host.faults.remove(request.params.id)
    return reply.redirect('/?done=removed', 303)
  })
  scope.post('/switchboard/clear', (_request, reply) => {
    host.faults.reset()
    return reply.redirect('/?done=cleared', 303)
  })
  scope.post('/switchboard/expire', (request, reply) => {
    const system = systems.find((one) => one === submitted(request.body).system)
    if (system) host.expireSessions(system)
    return reply.redirect('/?done=expired', 303)
  })
  scope.post('/switchboard/reset', (_request, reply) => {
    host.reset()
    return reply.redirect('/?done=reset', 303)
  })
}

/** A form has no null: an empty number is one where it means something, and its default elsewhere. */
function faultOf(given: Record<string, string>): Record<string, unknown> {
  const filled = Object.entries(given).filter(([, value]) => value !== '')
  return { ...Object.fromEntries(filled), ...(given.retryAfterS === '' ? { retryAfterS: null } : {}) }
}
