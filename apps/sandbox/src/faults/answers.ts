import type { FastifyReply } from 'fastify'
import { errorMessage, problems } from '../intacct/problems.ts'
import type { Fault, SystemName } from './rule.ts'

/** The answer of a system that is too busy: 429. Intacct's is its own XML; Magento's comes from what stands before it. */
export function tooMany(reply: FastifyReply, fault: Fault): FastifyReply {
  retryAfter(reply.code(429), fault)
  if (fault.system === 'magento') return reply.header('content-type', 'application/json; charset=utf-8').send('{"message":"Too Many Requests"}')
  return reply.header('content-type', 'application/xml; charset=UTF-8')
    .send(`<?xml version="1.0" encoding="UTF-8"?>\n<response><control><status>failure</status></control>${errorMessage([problems.rateLimited()])}</response>`)
}

export const unavailable = (reply: FastifyReply, fault: Fault): FastifyReply =>
  sendPage(retryAfter(reply.code(503), fault), fault.system, '503 Service Temporarily Unavailable')

export const errorPage = (reply: FastifyReply, fault: Fault): FastifyReply =>
  sendPage(reply.code(fault.status), fault.system, fault.status === 502 ? '502 Bad Gateway' : `${fault.status} Internal Server Error`)

/**
 * What the shop says when products that are created at the same moment lock each other's stock rows out: the product itself may be
 * there. Answers the body.
 */
export function deadlock(reply: FastifyReply): string {
  const body = '{"message":"Could not save Source Item Configuration"}'
  reply.code(400).header('content-length', Buffer.byteLength(body))
  return body
}

function retryAfter(reply: FastifyReply, { retryAfterS }: Fault): FastifyReply {
  return retryAfterS === null ? reply : reply.header('retry-after', String(retryAfterS))
}

/** A page of the web server in front of the system, as it stands in the way of many real answers. */
function sendPage(reply: FastifyReply, system: SystemName, title: string): FastifyReply {
  const server = system === 'magento' ? 'nginx' : 'gateway'
  return reply.header('content-type', 'text/html; charset=utf-8')
    .send(`<!DOCTYPE html>\n<html><head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n<hr><center>${server}</center>\n</body></html>\n`)
}

/**
 * Leaves rows out of the middle of each `query` page, whose announced numbers stay: what a reader must notice. Out of the middle
 * because a reader by key would find those at the end on its next page.
 */
export function withoutRows(xml: string, rows: number): string {
  return xml.replace(/(<data listtype="(\w+)" totalcount="[^>]*>)([^]*?)(<\/data>)/g, (whole, open: string, name: string, inner: string, close: string) => {
    const parts = inner.split(`</${name}>`)
    const count = parts.length - 1
    if (count < 1) return whole
    const from = Math.floor(Math.max(0, count - rows) / 2)
    return open + parts.filter((_, at) => at < from || at >= Math.min(count, from + rows)).join(`</${name}>`) + close
  })
}
