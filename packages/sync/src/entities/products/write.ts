import { MagentoError, type MagentoClient, type Product } from '@causeway/magento'
import { WriteFailure, type Item, type WritingPlan, type Written } from '../../entity.ts'
import type { Failure } from '../../failure.ts'
import { fail } from '../../failures/common.ts'
import { failureOfWrite } from '../../failures/of-clients.ts'
import { storedDifferently } from '../../failures/stored-differently.ts'
import { urlKeyOf } from '../url-key.ts'
import type { Draft, ProductDraft } from './draft.ts'
import { everyonesPrice, everyonesPrices, isEveryone } from './everyones-prices.ts'
import { failProduct } from './failures.ts'
import { differenceOf, identityOf, newProduct } from './plan.ts'
import type { ProductSettings } from './settings.ts'

const urlKeyTaken = /url key for specified store already exists/i
/** Creates at the same moment lock each other's stock rows out; the product may be there without its stock. */
const deadlock = /could not save source item configuration|deadlock/i

/** Creates or updates one product and compares what the shop answers with what was sent. */
export async function writeProduct(magento: MagentoClient, item: Item<Draft, Product>, plan: WritingPlan, settings: ProductSettings): Promise<Written> {
  const { draft, target, row } = item
  const request = requestOf(item, plan, settings)
  try {
    const stored = await send(magento, request, item, settings)
    const id = stored.id ?? target?.id
    if (id === undefined) throw new WriteFailure(fail('OUTCOME_UNKNOWN', `Item ${row.key}`, { message: 'Magento answered without the product’s ID.' }), { outcomeUnknown: true, request, response: stored })
    return { targetId: String(id), identity: identityOf({ sku: stored.sku ?? target?.sku ?? draft.sku }), warnings: draft.kind === 'product' ? lost(draft, stored, settings) : [], request, response: stored }
  } catch (error) {
    const subject = `Item ${row.key}`
    const isLocked = error instanceof MagentoError && deadlock.test(error.message)
    throw failureOfWrite(error, { subject, request, explain: (message) => addressTaken(message, subject, draft, request.method === 'PUT'), ...(isLocked ? { outcomeUnknown: true } : {}) })
  }
}

export interface ProductRequest { method: 'POST' | 'PUT'; path: string; body: { product: Partial<Product> } }

/** What is sent: the whole of a new product, else only what differs. */
export function requestOf({ draft, target }: Item<Draft, Product>, plan: WritingPlan, settings: ProductSettings): ProductRequest {
  if (draft.kind === 'product' && (plan.action === 'create' || !target)) return { method: 'POST', path: 'products', body: { product: withUrlKey(newProduct(draft, settings), draft) } }
  const sku = target?.sku ?? draft.sku
  const product = draft.kind === 'inactive' ? { status: 2 } : target ? differenceOf(draft, target, settings).update : {}
  return { method: 'PUT', path: `products/${encodeURIComponent(sku)}`, body: { product } }
}

/** A name without Latin letters or digits makes no address: then the SKU does. */
function withUrlKey(product: Product, draft: ProductDraft): Product {
  return draft.urlKey ? product : addUrlKey(product, urlKeyOf(draft.sku))
}

function addUrlKey(product: Product, urlKey: string): Product {
  const others = (product.custom_attributes ?? []).filter(({ attribute_code: code }) => code !== 'url_key')
  return { ...product, custom_attributes: [...others, { attribute_code: 'url_key', value: urlKey }] }
}

async function send(magento: MagentoClient, request: ProductRequest, { draft, target }: Item<Draft, Product>, settings: ProductSettings): Promise<Product> {
  if (request.method === 'PUT') return update(magento, request, settings.scope, target?.price)
  const product = request.body.product as Product
  try {
    return await magento.products.save(product, settings.scope)
  } catch (error) {
    if (!(error instanceof MagentoError) || !urlKeyTaken.test(error.message) || draft.kind !== 'product') throw error
    // Another product has that name (recorded exchange 305): the SKU makes the address its own.
    request.body = { product: addUrlKey(product, uniqueUrlKey(draft)) }
    return await magento.products.save(request.body.product as Product, settings.scope)
  }
}

/** The price of a product goes to all stores, the rest to the scope of the settings. */
async function update(magento: MagentoClient, { path, body: { product } }: ProductRequest, scope: string, knownPrice: number | undefined): Promise<Product> {
  const put = (changes: Partial<Product>) => magento.request<Product>({ method: 'PUT', path, body: { product: changes }, storeCode: scope })
  const { price, ...others } = product
  if (isEveryone(scope)) return put(product)
  const stored = Object.keys(others).length || price === undefined ? await put(others) : await magento.products.get(decodeURIComponent(path.slice('products/'.length)), scope)
  if (price === undefined) return { ...stored, ...(knownPrice === undefined ? {} : { price: knownPrice }) }
  await magento.prices.setBase([everyonesPrice(stored.sku, price)])
  return { ...stored, price: (await everyonesPrices(magento, [stored.sku])).get(stored.sku.toLowerCase()) ?? stored.price }
}

export const uniqueUrlKey = (draft: ProductDraft) => [draft.urlKey, urlKeyOf(draft.sku)].filter(Boolean).join('-')

/** What the shop holds otherwise than it was sent, as sentences. */
export const lost = (draft: ProductDraft, stored: Product, settings: ProductSettings): string[] => storedDifferently(differenceOf(draft, stored, settings).changes)

/** What the item's failure is when its address is taken; null for all other words of the shop. */
export function addressTaken(message: string, subject: string, draft: Draft, isUpdate = false): Failure | null {
  if (!urlKeyTaken.test(message)) return null
  return failProduct('URL_KEY_TAKEN', subject, { urlKey: draft.kind !== 'product' ? '' : isUpdate ? draft.urlKey : uniqueUrlKey(draft) }, message)
}
