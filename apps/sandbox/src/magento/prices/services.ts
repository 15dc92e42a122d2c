import { stored, withValue, type ScopedValues } from '../catalog/values.ts'
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
  'POST /V1/products/special-price': ({ prices }, call) => special(prices as PriceRow[], call, ({ values }, { price, price_from: from, price_to: to, store_id: store }) => (
    // A day that is not named stays as it was.
    Object.entries({ special_price: price, special_from_date: from || undefined, special_to_date: to || undefined }).reduce((all, [code, value]) => (value === undefined ? all : written(all, code, value, store ?? 0, call)), values))),
  'POST /V1/products/special-price-delete': ({ prices }, call) => special(prices as PriceRow[], call, ({ values }, { store_id: store }) => (
    specialCodes.reduce((all, code) => written(all, code, undefined, store ?? 0, call), values))),
  'POST /V1/products/special-price-information': ({ skus }, { state: { products } }) => known(skus as string[], products.bySku).flatMap(specialsOf),
}

/** The shop joins the days without looking at their store view: with special prices in several it answers each price with each of the days. */
const specialsOf = ({ sku, values }: Product) => Object.entries(values.special_price ?? {}).flatMap(([store, price]) => daysOf(values, 'special_from_date').flatMap((from) => daysOf(values, 'special_to_date').map((to) => (
  { price: Number(price), store_id: Number(store), sku, ...(from ? { price_from: from } : {}), ...(to ? { price_to: to } : {}) }))))
const daysOf = (values: ScopedValues, code: string): (string | undefined)[] => (values[code] ? Object.values(values[code]) : [undefined])

const specialCodes = ['special_price', 'special_from_date', 'special_to_date']

/** The values with one of them written in a store view, whatever the attribute's own scope; undefined takes it away. */
function written(values: ScopedValues, code: string, value: unknown, storeId: number, { state }: Call): ScopedValues {
  const attribute = state.attributes.with(code)
  return attribute ? withValue(values, { code, scope: 'store' }, storeId, stored(value, attribute.backend)) : values
}

/** In the order of the products' numbers, whatever order was asked (recorded exchange 393). */
const known = (skus: readonly string[], bySku: (sku: string) => Product | undefined) => [...new Set(skus.map((sku) => bySku(sku)).filter((product) => product !== undefined))].sort((a, b) => a.id - b.id)

const invalid = (field: string, value: unknown): Sentence => ({ message: 'Invalid attribute %fieldName = %fieldValue.', parameters: [field, String(value)] })

function writeAll(code: 'price' | 'cost', label: string, rows: readonly PriceRow[], { state, wrote }: Call): Sentence[] {
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
    if (wrong.length || !product) return wrong
    // The product's own time of change stays as it was (recorded exchange 493).
    state.products.tables.product.write({ ...product, values: withValue(product.values, { code, scope: state.switches.priceScope }, store ?? 0, stored(value, 'decimal')) })
    wrote(`product-${code}`, product.id, product.sku)
    return []
  })
}

const information = (code: 'price' | 'cost', skus: readonly string[], { state: { products } }: Call) => known(skus, products.bySku).flatMap(({ sku, values }) => (
  Object.entries(values[code] ?? {}).map(([store, value]) => ({ [code]: Number(value), store_id: Number(store), sku }))))

/** All that is wrong with a row is said, in the order in which the shop looks. */
function special(rows: readonly PriceRow[], { state, wrote }: Call, change: (product: Product, row: PriceRow) => ScopedValues): Sentence[] {
  return rows.flatMap((row) => {
    const product = state.products.bySku(row.sku ?? '')
    const wrong = complaintsOfSpecial(row, product !== undefined, state)
    if (wrong.length || !product) return wrong
    state.products.tables.product.write({ ...product, values: change(product, row) })
    wrote('product-special-price', product.id, product.sku)
    return []
  })
}

function complaintsOfSpecial({ sku, store_id: store, price_from: from, price_to: to, price }: PriceRow, exists: boolean, { stores, switches }: Call['state']): Sentence[] {
  const place = [sku, store, from, to].map((value) => String(value ?? ''))
  const say = (message: string, ...first: string[]): Sentence => (
    { message: `${message} Row ID: SKU = ${place[0]}, Store ID: ${place[1]}, Price From: ${place[2]}, Price To: ${place[3]}.`, parameters: [...first, ...place] })
  const days = [['Price From', from], ['Price To', to]] as const
  return [
    ...(exists ? [] : [say("The product that was requested doesn't exist. Verify the product and try again.")]),
    ...(switches.priceScope === 'global' && store !== 0 ? [say('Could not change non global Price when price scope is global.')] : []),
    ...(stores.views.some(({ id }) => id === store) ? [] : [say('Requested store is not found.')]),
    ...(price === undefined || price === null || price < 0 ? [say(`Invalid attribute Price = ${price ?? ''}.`, String(price ?? ''))] : []),
    // The sentence names the other day, whichever is wrong (recorded exchange 396).
    ...days.filter(([, day]) => day && !isTime(day)).map(([label]) => say(`Invalid attribute ${label} = ${place[3]}.`, label)),
  ]
}

/** Only what reads the same when it is written again: `2026-01-01 00:00:00`. */
function isTime(text: string): boolean {
  const at = new Date(`${text.replace(' ', 'T')}Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 19).replace('T', ' ') === text
}
