import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createIntacctState, type IntacctOptions, type IntacctState } from '../../../apps/sandbox/src/intacct/index.ts'
import { serveIntacct } from '../../../apps/sandbox/src/intacct/serve.ts'
import { demoCompany, demoCompanyId, demoSender, demoUser, seedBooks, type SeedOptions } from '../../../apps/sandbox/src/seed/index.ts'
import { createIntacctClient, IntacctError, type IntacctClient, type IntacctClientOptions } from '../src/index.ts'

export const credentials = {
  senderId: demoSender.senderId, senderPassword: demoSender.password, companyId: demoCompanyId, userId: demoUser.userId, userPassword: demoUser.password,
}

export interface Gateway {
  url: string
  client(options?: Partial<IntacctClientOptions>): IntacctClient
  close(): Promise<void>
}

function gateway(url: string, stop: () => Promise<void>): Gateway {
  const clients: IntacctClient[] = []
  return {
    url,
    client(options = {}) {
      const client = createIntacctClient({ url, ...credentials, retryPauseMs: 1, ...options })
      clients.push(client)
      return client
    },
    async close() {
      for (const client of clients) client.close()
      await stop()
    },
  }
}

/** The sandbox's own gateway with the demo company's books. A number: that many customers. */
export async function startBooks(sizes: number | SeedOptions, options: Partial<IntacctOptions> = {}): Promise<Gateway & { state: IntacctState }> {
  const state = createIntacctState({ company: demoCompany, books: seedBooks(typeof sizes === 'number' ? { customers: sizes } : sizes), ...options })
  const { url, close } = await serveIntacct(state)
  return { ...gateway(url, close), state }
}

/** What a broken gateway answers: XML or other text, or its own way with the connection. */
export type Reaction = string | { status?: number; headers?: Record<string, string>; text: string } | ((response: http.ServerResponse) => void)

/** A server that answers as it is told. Signing in works unless `react` sees it (`everything`). `n` counts from 0. */
export async function startRaw(react: (body: string, n: number) => Reaction, { everything = false } = {}): Promise<Gateway & { heard: string[] }> {
  const heard: string[] = []
  const server = http.createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => { body += chunk }).on('end', () => {
      const signsIn = !everything && body.includes('<getAPISession>')
      if (!signsIn) heard.push(body)
      const reaction = signsIn ? session(url) : react(body, heard.length - 1)
      if (typeof reaction === 'function') return reaction(response)
      const { status = 200, headers = {}, text } = typeof reaction === 'string' ? { text: reaction } : reaction
      response.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(text)
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ia/xml/xmlgw.phtml`
  const stop = () => new Promise<void>((resolve) => {
    server.closeAllConnections()
    server.close(() => resolve())
  })
  return { ...gateway(url, stop), heard }
}

const timeout = () => new Date(Date.now() + 3_600_000).toISOString()

export const session = (endpoint: string): string => answer(`<data><api><sessionid>a-session..</sessionid><endpoint>${endpoint}</endpoint><locationid></locationid></api></data>`, 'getAPISession')

/** A whole answer with one result. */
export const answer = (inner: string, name = 'query', status = 'success'): string => operation(
  `<result><status>${status}</status><function>${name}</function><controlid>c1</controlid>${inner}</result>`)

export const operation = (inner: string): string => '<?xml version="1.0" encoding="UTF-8"?><response><control><status>success</status></control>'
  + `<operation><authentication><status>success</status><sessiontimeout>${timeout()}</sessiontimeout></authentication>${inner}</operation></response>`

/** Rows of a query with these numbers, as if there were `total`. */
export const rows = (numbers: readonly number[], total: number): string =>
  answer(`<data listtype="CUSTOMER" totalcount="${total}" offset="0" count="${numbers.length}" numremaining="${total - numbers.length}">`
    + `${numbers.map((number) => `<CUSTOMER><RECORDNO>${number}</RECORDNO></CUSTOMER>`).join('')}</data>`)

/** The IntacctError that the work throws; anything else fails the test. */
export async function refusal(work: Promise<unknown>): Promise<IntacctError> {
  const error = await work.then(() => new Error('Nothing was thrown.'), (thrown: unknown) => thrown)
  if (error instanceof IntacctError) return error
  throw error
}
