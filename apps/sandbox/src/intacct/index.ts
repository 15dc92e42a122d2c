import type { FastifyInstance, FastifyRequest } from 'fastify'
import { answerRequest } from './gateway.ts'
import { gatewayPath } from './functions/get-session.ts'
import { maxRequestBytes } from './request.ts'
import type { IntacctState } from './state.ts'

export type { Account, Company, Sender } from './accounts.ts'
export type { Row } from './books/definition.ts'
export { FunctionFailure } from './problems.ts'
export { createIntacctState, type IntacctOptions, type IntacctState, type SeededBooks } from './state.ts'
export { gatewayPath }

/** What the gateway needs of the sandbox. */
export interface IntacctHost { intacct: IntacctState }

/** Adds the gateway (POST /ia/xml/xmlgw.phtml) and its meter (GET and DELETE /control/intacct/calls). */
export function registerIntacct(app: FastifyInstance, state: IntacctHost): void {
  // In a scope of its own, so that XML bodies are read as text here and nowhere else.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: maxRequestBytes }, (_request, body, done) => done(null, body))
    scope.post(gatewayPath, (request, reply) => {
      const { status, xml } = answerRequest(typeof request.body === 'string' ? request.body : '', state.intacct, originOf(request))
      return reply.code(status).header('content-type', 'application/xml; charset=UTF-8').send(xml)
    })
  })
  app.get('/control/intacct/calls', () => state.intacct.calls.snapshot())
  app.delete('/control/intacct/calls', () => {
    state.intacct.calls.reset()
    return state.intacct.calls.snapshot()
  })
}

/** The address that the client called, so that the session's endpoint is reachable for it too. */
const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.headers.host ?? '127.0.0.1'}`
