import type { FastifyInstance } from 'fastify'

/** A form as it was sent; the last of several values of one name counts. */
export type Submitted = Record<string, string>

/** Reads forms, and refuses those that another site sends: a web page out there must not press buttons in here. */
export function acceptForms(scope: FastifyInstance): void {
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    // Browsers send line breaks of text areas as CR LF.
    done(null, Object.fromEntries([...new URLSearchParams(String(body))].map(([name, value]) => [name, value.replace(/\r\n/g, '\n')])))
  })
  scope.addHook('onRequest', async (request, reply) => {
    if (request.method === 'POST' && request.headers['sec-fetch-site'] === 'cross-site') return reply.code(403).type('text/plain').send('This form was sent by another site.')
  })
}

export const submitted = (body: unknown): Submitted => (body && typeof body === 'object' ? body as Submitted : {})

/** Only what differs from what is stored. An input drops line breaks, which must not count as a change. */
export function differing(given: Submitted, stored: (name: string) => string): Submitted {
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => {
    const before = stored(name).replace(/\r\n?/g, '\n')
    return value !== before
  }))
}
