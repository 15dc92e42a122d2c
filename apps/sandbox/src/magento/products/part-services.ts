import { everyGroup } from './products.ts'
import { existingProduct } from './services.ts'
import { withValue } from '../catalog/values.ts'
import type { Call, Services } from '../service.ts'
import { Problem } from '../web-api/problem.ts'

/** Kinds of links between products, with the shop's numbers for them. Nobody makes links here. */
const linkTypes = { related: 1, crosssell: 5, upsell: 4, associated: 3 }

/** Small parts of products that have paths of their own. */
export const productPartServices: Services = {
  'GET /V1/products/links/types': () => Object.entries(linkTypes).map(([name, code]) => ({ code, name })),
  'GET /V1/products/links/:type/attributes': ({ type }) => {
    if (!Object.hasOwn(linkTypes, String(type))) return []
    return [{ code: 'position', type: 'int' }, ...(type === 'associated' ? [{ code: 'qty', type: 'decimal' }] : [])]
  },
  'GET /V1/products/:sku/links/:type': ({ sku, type }, { state: { products } }) => {
    existingProduct(products, String(sku))
    if (!Object.hasOwn(linkTypes, String(type))) throw new Problem(404, 'The "%1" link type is unknown. Verify the type and try again.', [type])
    return []
  },
  'GET /V1/products/:sku/options': ({ sku }, { state: { products } }) => {
    existingProduct(products, String(sku))
    return []
  },
  'GET /V1/products/:sku/options/:optionId': ({ sku }, { state: { products } }) => {
    existingProduct(products, String(sku))
    throw new Problem(404, "The option that was requested doesn't exist. Verify the entity and try again.")
  },
  'GET /V1/products/:sku/group-prices/:customerGroupId/tiers': ({ sku, customerGroupId }, { state: { products } }) => {
    const group = customerGroupId === 'all' ? everyGroup : Number(customerGroupId)
    return existingProduct(products, String(sku)).tierPrices.filter((price) => price.group === group).map(({ qty, value }) => ({ customer_group_id: group, qty, value }))
  },
  // Products that are not there are passed over.
  'POST /V1/products/cost-delete': ({ skus }, { state: { products, attributes }, wrote }) => {
    const cost = attributes.with('cost')
    for (const sku of skus as string[]) {
      const product = products.bySku(sku)
      if (!product) continue
      if (cost) products.tables.product.write({ ...product, values: withValue(product.values, cost, 0, undefined) })
      wrote('product-cost', product.id, product.sku)
    }
    return true
  },
  'POST /V1/products/:sku/websites': ({ sku, productWebsiteLink }, call) => addWebsite(String(sku), productWebsiteLink as WebsiteLink, call),
  'PUT /V1/products/:sku/websites': ({ sku, productWebsiteLink }, call) => addWebsite(String(sku), productWebsiteLink as WebsiteLink, call),
  'DELETE /V1/products/:sku/websites/:websiteId': ({ sku, websiteId }, { state: { products }, wrote }) => {
    const product = existingProduct(products, String(sku))
    products.tables.product.write({ ...product, website_ids: product.website_ids.filter((id) => id !== websiteId) })
    wrote('product-website', Number(websiteId), product.sku)
    return true
  },
}

interface WebsiteLink { sku?: string | null; website_id?: number | null }

function addWebsite(pathSku: string, { sku, website_id: website }: WebsiteLink, { state: { products, stores }, wrote }: Call): boolean {
  if (!website) throw new Problem(400, 'There are not websites for assign to product')
  const product = existingProduct(products, sku ?? pathSku)
  if (!stores.websites.some(({ id }) => id === website)) {
    throw new Problem(400, 'Could not assign product "%1" to websites "%2"', [String(product.id), String(website)])
  }
  products.tables.product.write({ ...product, website_ids: [...new Set([...product.website_ids, website])] })
  wrote('product-website', website, product.sku)
  return true
}
