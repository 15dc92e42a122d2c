import type { FastifyInstance } from 'fastify'
import type { MagentoState } from './state.ts'
import { answer } from './web-api/answer.ts'

export type { Accounts, Administrator, Granted, Integration } from './auth/accounts.ts'
export type { Address, Customer } from './customers/customers.ts'
export type { Group } from './groups/groups.ts'
export type { LedgerEntry } from './ledger.ts'
export { createMagentoState, type MagentoOptions, type MagentoSnapshot, type MagentoState, type ShopSwitches } from './state.ts'
export { consume as consumeOperations, consumeSoon as consumeOperationsSoon } from './bulk/consume.ts'
export { Problem } from './web-api/problem.ts'

/** What the web API needs of the sandbox. */
export interface MagentoHost { magento: MagentoState }

/** A page of 100 products with pictures fits; the shop itself takes 64 MB. */
const maxRequestBytes = 64 * 1024 * 1024

/** Adds the web API under /rest, and GET /control/magento/ledger. */
export function registerMagento(app: FastifyInstance, host: MagentoHost): void {
  // In a scope of its own, so that bodies are read as text here and nowhere else.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: maxRequestBytes }, (_request, body, done) => done(null, body))
    scope.route({
      // Also what the web API refuses by its own sentence.
      method: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'],
      url: '/rest/*',
      handler: (request, reply) => {
        const { status, body, text } = answer({
          method: request.method, url: request.raw.url ?? request.url, host: request.headers.host ?? '127.0.0.1', protocol: request.protocol,
          headers: request.headers, body: typeof request.body === 'string' ? request.body : '',
        }, host.magento)
        if (text !== undefined) return reply.code(status).header('content-type', 'text/plain;charset=UTF-8').send(text)
        return reply.code(status).header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(body))
      },
    })
  })
  app.get('/control/magento/ledger', () => host.magento.ledger)
}
