import { stored, valueIn, withValue } from '../catalog/values.ts'
import type { Call, Services } from '../service.ts'
import type { Product } from '../products/products.ts'
import type { Sentence } from '../web-api/problem.ts'

interface PriceRow { sku?: string | null; price?: number | null; cost?: number | null; store_id?: number | null; price_from?: string | null; price_to?: string | null }

/** Batch doors for prices: they answer 200 with what was wrong with which row, in the order of the rows but without their numbers (exchange 391). */
export const priceServices: Services = {
  'POST /V1/products/base-prices': ({ prices }, call) => writeAll('price', 'Price', prices as PriceRow[], call),
  'POST /V1/products/cost': ({ prices }, call) => writeAll('cost', 'Cost', prices as PriceRow[], call),
  'POST /V1/products/base-prices-information': ({ skus }, call) => information('price', skus as string[], call),
  'POST /V1/products/cost-information': ({ skus }, call) => information('cost', skus as string[], call),
  'POST /V1/products/special-price': ({ prices }, call) => special(prices as PriceRow[], call, (product, row) => {
    const { store_id: store } = row
    const values = ([['special_price', row.price], ['special_from_date', row.price_from], ['special_to_date', row.price_to]] as const).reduce((all, [code, value]) => {
      const attribute = call.state.attributes.with(code)
      return attribute ? withValue(all, attribute, store ?? 0, stored(value, attribute.backend)) : all
    }, product.values)
    call.state.products.tables.product.write({ ...product, values })
  }),
  'POST /V1/products/special-price-delete': ({ prices }, call) => special(prices as PriceRow[], call, (product) => {
    const { special_price: _price, special_from_date: _from, special_to_date: _to, ...values } = product.values
    call.state.products.tables.product.write({ ...product, values })
  }),
  'POST /V1/products/special-price-information': ({ skus }, { state: { products } }) => known(skus as string[], products.bySku).flatMap((product) => {
    const price = valueIn(product.values, 'special_price', 0)
    if (price === undefined) return []
    const [from, to] = [valueIn(product.values, 'special_from_date', 0), valueIn(product.values, 'special_to_date', 0)]
    return [{ price: Number(price), store_id: 0, sku: product.sku, ...(from ? { price_from: from } : {}), ...(to ? { price_to: to } : {}) }]
  }),
}

/** In the order of the products' numbers, whatever order was asked (recorded exchange 393). */
const known = (skus: readonly string[], bySku: (sku: string) => Product | undefined) => [...new Set(skus.map((sku) => bySku(sku)).filter((product) => product !== undefined))].sort((a, b) => a.id - b.id)

const invalid = (field: string, value: unknown): Sentence => ({ message: 'Invalid attribute %fieldName = %fieldValue.', parameters: [field, String(value)] })

function writeAll(code: 'price' | 'cost', label: string, rows: readonly PriceRow[], { state, wrote }: Call): Sentence[] {
  const attribute = state.attributes.with(code)
  return rows.flatMap((row) => {
    const { sku = '', store_id: store } = row
    const product = state.products.bySku(sku ?? '')
    const value = row[code]
    const place = [sku ?? '', String(store ?? '')]
    const rowId = `Row ID: SKU = ${sku}, Store ID: ${store}.`
    const wrong: Sentence[] = product ? [] : [invalid('SKU', sku)]
    if (value === undefined || value === null || value < 0) {
      // The door for costs words it in its own way.
      wrong.push(code === 'price' ? invalid(label, value ?? '') : { message: `Invalid attribute ${label} = ${value ?? ''}. ${rowId}`, parameters: [String(value ?? ''), ...place] })
    }
    if (store && !state.stores.views.some(({ id }) => id === store)) wrong.push({ message: `Requested store is not found. ${rowId}`, parameters: place })
    if (wrong.length || !product || !attribute) return wrong
    // The product's own time of change stays as it was (recorded exchange 493).
    state.products.tables.product.write({ ...product, values: withValue(product.values, attribute, store ?? 0, stored(value, 'decimal')) })
    wrote(`product-${code}`, product.id, product.sku)
    return []
  })
}

const information = (code: 'price' | 'cost', skus: readonly string[], { state: { products } }: Call) => known(skus, products.bySku).flatMap((product) => {
  const value = valueIn(product.values, code, 0)
  return value === undefined ? [] : [{ [code]: Number(value), store_id: 0, sku: product.sku }]
})

function special(rows: readonly PriceRow[], { state, wrote }: Call, write: (product: Product, row: PriceRow) => void): Sentence[] {
  return rows.flatMap((row) => {
    const { sku = '', store_id: store = 0, price_from: from = '', price_to: to = '', price } = row
    const place = [sku ?? '', String(store), from ?? '', to ?? '']
    const rowId = `Row ID: SKU = ${sku}, Store ID: ${store}, Price From: ${from}, Price To: ${to}.`
    const product = state.products.bySku(sku ?? '')
    if (!product) return [{ message: `The product that was requested doesn't exist. Verify the product and try again. ${rowId}`, parameters: place }]
    if (price === undefined || price === null || price < 0) return [{ message: `Invalid attribute Price = ${price ?? ''}. ${rowId}`, parameters: [String(price ?? ''), ...place] }]
    if (store && !state.stores.views.some(({ id }) => id === store)) return [{ message: `Requested store is not found. ${rowId}`, parameters: place }]
    if (store) return [{ message: `Could not change non global Price when price scope is global. ${rowId}`, parameters: place }]
    for (const [label, date] of [['Price From', from], ['Price To', to]] as const) {
      if (date && !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(date)) return [{ message: `Invalid attribute ${label} = ${to}. ${rowId}`, parameters: [label, ...place] }]
    }
    write(product, row)
    wrote('product-special-price', product.id, product.sku)
    return []
  })
}
