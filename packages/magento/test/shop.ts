import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMagentoClient, type MagentoClient, type MagentoClientOptions } from '../src/index.ts'

/** A request as it came over the wire. */
export interface Heard { method: string; path: string; query: URLSearchParams; url: string; headers: http.IncomingHttpHeaders; body: unknown; at: number }

/** What the shop does: an answer, or its own way with the connection. */
export type Reaction =
  | { status?: number; headers?: Record<string, string>; json?: unknown; text?: string; afterMs?: number }
  | ((response: http.ServerResponse) => void)

export interface Shop {
  baseUrl: string
  heard: Heard[]
  client(options?: Partial<MagentoClientOptions>): MagentoClient
  close(): Promise<void>
}

/** A real HTTP server on a free port. `react` is asked for each request; `n` counts from 0. */
export async function startShop(react: (request: Heard, n: number) => Reaction): Promise<Shop> {
  const heard: Heard[] = []
  const clients: MagentoClient[] = []
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://shop')
      const text = Buffer.concat(chunks).toString('utf8')
      const entry: Heard = {
        method: request.method ?? '', path: url.pathname, query: url.searchParams, url: request.url ?? '', headers: request.headers,
        body: text ? JSON.parse(text) : undefined, at: Date.now(),
      }
      heard.push(entry)
      const reaction = react(entry, heard.length - 1)
      if (typeof reaction === 'function') return reaction(response)
      const answer = () => {
        response.writeHead(reaction.status ?? 200, { 'content-type': reaction.text === undefined ? 'application/json' : 'text/html', ...reaction.headers })
        response.end(reaction.text ?? JSON.stringify(reaction.json ?? null))
      }
      setTimeout(answer, reaction.afterMs ?? 0)
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    baseUrl, heard,
    client(options = {}) {
      const client = createMagentoClient({ baseUrl, auth: { kind: 'bearer', token: 'a-secret-token' }, ...options })
      clients.push(client)
      return client
    },
    async close() {
      for (const client of clients) client.close()
      server.closeAllConnections()
      await new Promise((resolve) => { server.close(resolve) })
    },
  }
}

/** What a call threw. */
export async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}

/** An unsigned token that lives `seconds`. */
export function jwt(seconds: number, id = '1', issuedAt = Math.floor(Date.now() / 1000)): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'HS256' })}.${part({ uid: id, iat: issuedAt, exp: issuedAt + seconds })}.x`
}
