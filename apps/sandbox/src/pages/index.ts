import type { FastifyInstance } from 'fastify'
import type { Host } from '../sandbox.ts'
import { aboutPage } from './about.ts'
import { registerBoard } from './board/routes.ts'
import { registerIntacctPages } from './intacct/routes.ts'
import { registerMagentoPages } from './magento/routes.ts'
import { script } from './script.ts'
import { send } from './send.ts'
import { style } from './style.ts'
import { acceptForms } from './submitted.ts'

/** The switchboard at /, the books under /intacct, the shop under /magento, the limits at /about. */
export function registerPages(app: FastifyInstance, host: Host): void {
  app.register(async (scope) => {
    acceptForms(scope)
    scope.get('/assets/sandbox.css', (_request, reply) => reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(style))
    scope.get('/assets/sandbox.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(script))
    scope.get('/about', (_request, reply) => send(reply, aboutPage()))
    registerBoard(scope, host)
    registerIntacctPages(scope, host)
    registerMagentoPages(scope, host)
  })
}
