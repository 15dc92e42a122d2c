import type { Call, Services } from '../service.ts'
import { search, searchAnswer } from '../tables/search.ts'
import { inputProblem, notFound, Problem, required } from '../web-api/problem.ts'
import { knownColumn, productColumn } from './columns.ts'
import type { ProductInput } from './input.ts'
import type { Product, Products } from './products.ts'
import { saveProduct } from './save.ts'
import { writeProduct } from './write.ts'

const missing = "The product that was requested doesn't exist. Verify the product and try again."

/** The product with a SKU, or the shop's refusal. */
export function existingProduct(products: Products, sku: string): Product {
  const product = products.bySku(sku)
  if (!product) throw new Problem(404, missing)
  return product
}

function save(sent: ProductInput, pathSku: string | undefined, { state, scope, body, bulk, wrote }: Call): unknown {
  const saved = saveProduct(state, sent, scope.storeId, pathSku)
  wrote('product', saved.id, saved.sku)
  const ownSku = !bulk && (body.product as ProductInput | undefined)?.sku === saved.sku
  return writeProduct(saved, state, { storeId: scope.storeId, withLinks: !ownSku, withTierPrices: !ownSku || !!sent.tier_prices })
}

export const productServices: Services = {
  'POST /V1/products': ({ product }, call) => save(product as ProductInput, undefined, call),
  'PUT /V1/products/:sku': ({ product, sku }, call) => save(product as ProductInput, sku === undefined ? undefined : String(sku), call),
  'GET /V1/products': ({ searchCriteria }, { state, scope: { storeId } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(state.products.tables.product, searchCriteria, { column: (field) => productColumn(field, state, storeId), sortColumn: (field) => knownColumn(field, state, storeId) })
    return searchAnswer(rows.map((row) => writeProduct(row, state, { storeId, withStock: false })), searchCriteria, total)
  },
  'GET /V1/products/:sku': ({ sku, storeId }, { state, scope }) =>
    writeProduct(existingProduct(state.products, String(sku)), state, { storeId: storeId === undefined ? scope.storeId : Number(storeId) }),
  'DELETE /V1/products/:sku': ({ sku }, { state: { products, inventory }, wrote }) => {
    const product = existingProduct(products, String(sku))
    inventory.forget(product)
    products.tables.product.remove(product.id)
    wrote('product', product.id, product.sku)
    return true
  },
  'GET /V1/products/types': () => [['simple', 'Simple Product'], ['virtual', 'Virtual Product'], ['bundle', 'Bundle Product'], ['downloadable', 'Downloadable Product'], ['configurable', 'Configurable Product'], ['grouped', 'Grouped Product']]
    .map(([name, label]) => ({ name, label })),
  'GET /V1/categories/:categoryId/products': ({ categoryId }, { state: { categories, products } }) => {
    const id = Number(categoryId)
    if (!categories.get(id)) throw notFound('id', id)
    return products.inCategory(id).map((product) => ({ sku: product.sku, position: product.categories.find((link) => link.id === id)?.position ?? 0, category_id: String(id) }))
  },
  // The category is the one in the body; a PUT puts the one of the path there first.
  'POST /V1/categories/:categoryId/products': ({ productLink }, call) => link(productLink as Link, call),
  'PUT /V1/categories/:categoryId/products': ({ productLink }, call) => link(productLink as Link, call),
  'DELETE /V1/categories/:categoryId/products/:sku': ({ categoryId, sku }, { state: { categories, products }, wrote }) => {
    const id = Number(categoryId)
    if (!categories.get(id)) throw notFound('id', id)
    const product = existingProduct(products, String(sku))
    if (!product.categories.some((one) => one.id === id)) throw new Problem(400, "The category doesn't contain the specified product.")
    products.tables.product.write({ ...product, categories: product.categories.filter((one) => one.id !== id) })
    wrote('category-product', id, product.sku)
    return true
  },
}

interface Link { sku?: string | null; position?: number | null; category_id?: string | null }

function link({ sku, position, category_id: sent }: Link, { state: { categories, products }, wrote }: Call): boolean {
  const id = Number(sent)
  if (!categories.get(id)) throw notFound('id', sent ?? null)
  const product = existingProduct(products, sku ?? '')
  const others = product.categories.filter((one) => one.id !== id)
  products.tables.product.write({ ...product, categories: [...others, { id, position: position ?? 0 }] })
  wrote('category-product', id, product.sku)
  return true
}
