import type { FastifyInstance } from 'fastify'
import type { Host } from '../sandbox.ts'
import { aboutPage } from './about.ts'
import { registerBoard } from './board/routes.ts'
import { frame } from './frame.ts'
import { html } from './html.ts'
import { registerIntacctPages } from './intacct/routes.ts'
import { registerMagentoPages } from './magento/routes.ts'
import { Refused } from './magento/shop-door.ts'
import { script } from './script.ts'
import { send } from './send.ts'
import { style } from './style.ts'
import { acceptForms } from './submitted.ts'

/** The switchboard at /, the books under /intacct, the shop under /magento, the limits at /about. */
export function registerPages(app: FastifyInstance, host: Host): void {
  app.register(async (scope) => {
    acceptForms(scope)
    scope.setErrorHandler((error, request, reply) => {
      if (!(error instanceof Refused)) {
        request.log.error(error)
        throw error
      }
      // Such as a part of the shop that the sandbox does not have.
      return send(reply.code(error.status), frame({ place: 'magento', title: 'Refused', body: html`<div class="head"><h1>The shop refused</h1></div><p class="notice bad">${error.message}</p><p><a href="/magento/customers">Customers</a></p>` }))
    })
    scope.get('/assets/sandbox.css', (_request, reply) => reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(style))
    scope.get('/assets/sandbox.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(script))
    scope.get('/about', (_request, reply) => send(reply, aboutPage()))
    registerBoard(scope, host)
    registerIntacctPages(scope, host)
    registerMagentoPages(scope, host)
  })
}
