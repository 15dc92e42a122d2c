import { request as send } from 'node:http'
import Fastify from 'fastify'
import { createMagentoState, registerMagento } from '../../apps/sandbox/src/magento/index.ts'

const administrators = [
  { id: 1, username: 'admin', password: 'Admin123!rig', resources: 'all' },
  { id: 2, username: 'catalog', password: 'Catalog123!rig', resources: ['Magento_Catalog::catalog', 'Magento_Catalog::catalog_inventory', 'Magento_Catalog::products', 'Magento_Backend::admin'] },
]
/** The keys of the recorded store's integration, as exchange 020 notes them. */
const integration = {
  id: 1, name: 'Rig', consumerKey: 's9vtojtmwhzztky5u6htr4qe9d6m8xen', consumerSecret: 'cibcnu49e4ydn292yezzmhug7so0vf4o',
  accessToken: '4116mpy9cz8oetnso2exosg7djjq0j53', accessTokenSecret: 'chicti3q5bloajowvtjupza8ehovd9th', resources: 'all',
}
/** What the recorded store answered to; signatures name it. */
export const recordedHost = '127.0.0.1:8082'

/** A shop like the recorded one, whose clock stands where it is put. */
export async function startShop() {
  // The recorded store was installed then.
  let now = new Date('2026-11-24T10:13:55Z')
  const state = createMagentoState({ accounts: { administrators, integrations: [integration] }, switches: { attributeCache: true, consumersRun: false }, clock: () => now })
  const app = Fastify()
  registerMagento(app, { magento: state })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address()
  const call = (method, path, headers = {}, body = undefined) => ask(port, method, path, { host: recordedHost, ...headers }, body)
  return {
    state, call,
    now: () => now,
    setClock: (time) => void (now = time),
    async signIn(username = 'admin') {
      const { password } = administrators.find((one) => one.username === username)
      return (await call('POST', '/rest/V1/integration/admin/token', json, { username, password })).body
    },
    close: () => app.close(),
  }
}

const json = { 'content-type': 'application/json' }

function ask(port, method, path, headers, body) {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const sizes = text === undefined ? {} : { 'content-length': Buffer.byteLength(text) }
    const outgoing = send({ host: '127.0.0.1', port, method, path, headers: { ...headers, ...sizes } }, (incoming) => {
      const parts = []
      incoming.on('data', (part) => parts.push(part))
      incoming.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8')
        resolve({ status: incoming.statusCode, body: read(raw), raw })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(text)
  })
}

function read(raw) {
  try {
    return JSON.parse(raw)
  } catch {
    return raw
  }
}
