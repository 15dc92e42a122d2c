import type { FastifyReply } from 'fastify'
import type { Html } from './html.ts'

/** Sends a page. It is never kept, and runs no script but the sandbox's own: the records may hold anything. */
export function send(reply: FastifyReply, page: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
    .send(page.text)
}
