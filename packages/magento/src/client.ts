import http from 'node:http'
import https from 'node:https'
import { authorizerFor, type MagentoAuth } from './authorize.ts'
import { createCaller, type Caller } from './caller.ts'
import { MagentoError } from './errors.ts'
import { createGate } from './gate.ts'
import { bulkOf, type Bulk } from './resources/bulk.ts'
import { categoriesOf, type Categories } from './resources/categories.ts'
import { groupsOf, type CustomerGroups } from './resources/customer-groups.ts'
import { customersOf, type Customers } from './resources/customers.ts'
import { directoryOf, type DirectoryResource } from './resources/directory.ts'
import { inventoryOf, type Inventory } from './resources/inventory.ts'
import { invoicesOf, type Invoices } from './resources/invoices.ts'
import { ordersOf, type Orders } from './resources/orders.ts'
import { pricesOf, type Prices } from './resources/prices.ts'
import { productsOf, type Products } from './resources/products.ts'
import { storeOf, type StoreResource } from './resources/store.ts'
import { taxClassesOf, type TaxClasses } from './resources/tax-classes.ts'
import { send, type MagentoCall, type TransportOptions } from './transport.ts'

export interface MagentoClientOptions {
  /** The shop's final address, with or without a slash at its end; without /rest. A redirect is an error. */
  baseUrl: string
  auth: MagentoAuth
  /** "all" for master data, or a store view's code; absent uses the default view (/rest/V1), where names written shadow the general ones for good (recorded exchanges 266-270). */
  storeCode?: string
  /** For one try, from sending to the last byte. Default 60 s. */
  timeoutMs?: number
  /** Tries after the first. Default 3. */
  retries?: number
  /** A longer Retry-After is not waited for: the error tells it. Default 30 s. */
  longestPauseMs?: number
  /** Calls at a time; more wait their turn. Default: no limit. */
  maxConcurrency?: number
  /** Longest answer, bytes. Default 64 MB. */
  maxBytes?: number
  /** Default: agents of its own that keep connections alive, closed by `close`. */
  agents?: { http?: http.Agent; https?: https.Agent }
  /** Hears of every try, sign-ins too. */
  onCall?(call: MagentoCall): void
  signal?: AbortSignal
}

export interface MagentoClient extends Caller {
  store: StoreResource
  directory: DirectoryResource
  customerGroups: CustomerGroups
  taxClasses: TaxClasses
  customers: Customers
  categories: Categories
  products: Products
  prices: Prices
  inventory: Inventory
  orders: Orders
  invoices: Invoices
  bulk: Bulk
  /** Lets idle connections go. */
  close(): void
}

/**
 * A client for one shop. Makes no call before the first is asked for.
 * @throws TypeError when an option is out of its range
 */
export function createMagentoClient(options: MagentoClientOptions): MagentoClient {
  const own = options.agents ? null : { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) }
  const direct: TransportOptions = {
    timeoutMs: positive('timeoutMs', options.timeoutMs ?? 60_000), retries: options.retries ?? 3, longestPauseMs: options.longestPauseMs ?? 30_000,
    maxBytes: positive('maxBytes', options.maxBytes ?? 64 * 1_048_576), agents: options.agents ?? own ?? {}, onCall: options.onCall, signal: options.signal,
  }
  // Sign-ins do not pass the gate: the call that waits for one may hold its last place.
  const transport = options.maxConcurrency === undefined ? direct : { ...direct, gate: createGate(positive('maxConcurrency', options.maxConcurrency)) }
  const baseUrl = normalBaseUrl(options.baseUrl)
  const { auth } = options
  const authorizer = authorizerFor(auth, async () => {
    const path = 'integration/admin/token'
    const body = auth.kind === 'admin' ? { username: auth.username, password: auth.password } : {}
    const token = await send({ method: 'POST', address: `${baseUrl}/rest/V1/${path}`, path, query: [], body, repeatable: true, authorization: async () => '' }, direct)
    if (typeof token !== 'string' || !token) throw new MagentoError({ kind: 'parse', method: 'POST', path, message: 'The shop answered a sign-in without a token.' })
    return token
  })
  const caller = createCaller({ baseUrl, storeCode: options.storeCode }, authorizer, transport)
  return {
    ...caller,
    store: storeOf(caller), directory: directoryOf(caller), customerGroups: groupsOf(caller), taxClasses: taxClassesOf(caller), customers: customersOf(caller),
    categories: categoriesOf(caller), products: productsOf(caller), prices: pricesOf(caller), inventory: inventoryOf(caller),
    orders: ordersOf(caller), invoices: invoicesOf(caller), bulk: bulkOf(caller),
    close() {
      own?.http.destroy()
      own?.https.destroy()
    },
  }
}

/** As it goes over the wire (small letters, no default port), which is what the shop signs over (recorded exchange 019). */
function normalBaseUrl(given: string): string {
  if (!/^https?:\/\//i.test(given) || !URL.canParse(given)) throw new TypeError(`baseUrl must be a whole address such as https://shop.example.com, not “${given.slice(0, 100)}”.`)
  const url = new URL(given)
  if (url.username || url.password || url.search || url.hash) throw new TypeError('baseUrl must be an address without sign-in, query and fragment.')
  return `${url.origin}${url.pathname}`.replace(/\/rest(\/.*)?$/, '').replace(/\/+$/, '')
}

function positive(name: string, value: number): number {
  if (!(value > 0)) throw new TypeError(`${name} must be above 0, not ${value}.`)
  return value
}
