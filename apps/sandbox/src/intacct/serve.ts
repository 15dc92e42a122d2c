import { fastify } from 'fastify'
import { gatewayPath } from './functions/get-session.ts'
import { registerIntacct } from './index.ts'
import type { IntacctState } from './state.ts'

/** A gateway alone, on a free port of this machine: for tests that need no shop. */
export async function serveIntacct(intacct: IntacctState): Promise<{ url: string; close(): Promise<void> }> {
  const app = fastify({ forceCloseConnections: true })
  registerIntacct(app, { intacct })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url: address + gatewayPath, close: () => app.close() }
}
