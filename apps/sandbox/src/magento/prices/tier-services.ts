import type { Group } from '../groups/groups.ts'
import type { Call, Services } from '../service.ts'
import { everyGroup, type Product, type TierPrice } from '../products/products.ts'
import { Problem, type Sentence } from '../web-api/problem.ts'

interface TierRow { sku?: string | null; price?: number | null; price_type?: string | null; website_id?: number | null; customer_group?: string | null; quantity?: number | null }
interface Read { row: TierRow; product: Product; price: TierPrice }

const missing = "The product that was requested doesn't exist. Verify the product and try again."
const rowId = 'Row ID: SKU = %SKU, Website ID: %websiteId, Customer Group: %customerGroup, Quantity: %qty.'
const same = (a: TierPrice, b: TierPrice) => a.group === b.group && a.qty === b.qty && a.website === b.website

export const tierPriceServices: Services = {
  'POST /V1/products/tier-prices': ({ prices }, call) => save(prices as TierRow[], call, (before, added) => [...before.filter((one) => !added.some((price) => same(one, price))), ...added]),
  // PUT takes the place of all that the product had (recorded exchanges 403 and 404).
  'PUT /V1/products/tier-prices': ({ prices }, call) => save(prices as TierRow[], call, (_before, added) => added),
  'POST /V1/products/tier-prices-delete': ({ prices }, call) => save(prices as TierRow[], call, (before, gone) => before.filter((one) => !gone.some((price) => same(one, price) && one.value === price.value))),
  'POST /V1/products/tier-prices-information': ({ skus }, { state: { products, groups } }) => {
    const found = [...new Set((skus as string[]).map((sku) => products.bySku(sku)).filter((product) => product !== undefined))]
    if (!found.length) throw new Problem(404, missing)
    return found.sort((a, b) => a.id - b.id).flatMap((product) => product.tierPrices.toSorted((a, b) => a.qty - b.qty).map(({ group, qty, value, percent, website }) => ({
      price: value, price_type: percent ? 'discount' : 'fixed', website_id: website, sku: product.sku, customer_group: group === everyGroup ? 'all groups' : (groups.get(group)?.code ?? ''), quantity: qty,
    })))
  },
}

function save(rows: readonly TierRow[], { state, wrote }: Call, merge: (before: readonly TierPrice[], sent: TierPrice[]) => TierPrice[]): Sentence[] {
  const { products, groups, stores } = state
  if (rows.length && rows.every(({ sku }) => !products.bySku(sku ?? ''))) throw new Problem(404, missing)
  const complaints: Sentence[] = []
  const good: Read[] = []
  for (const row of rows) {
    const wrong = complaintsOf(row, rows, products.bySku(row.sku ?? ''), groups.list(), stores.websites.map(({ id }) => id))
    if (wrong.length) complaints.push(...wrong)
    else good.push(readRow(row, products.bySku(row.sku ?? '') as Product, groups.list()))
  }
  for (const product of new Set(good.map((one) => one.product))) {
    const sent = good.filter((one) => one.product === product).map(({ price }) => price)
    products.tables.product.write({ ...product, tierPrices: merge(product.tierPrices, sent) })
    wrote('product-tier-price', product.id, product.sku)
  }
  return complaints
}

function readRow(row: TierRow, product: Product, groups: readonly Group[]): Read {
  const group = isEvery(row) ? everyGroup : (groups.find(({ code }) => code.toLowerCase() === row.customer_group?.toLowerCase())?.id ?? 0)
  return { row, product, price: { group, qty: row.quantity ?? 1, value: row.price ?? 0, percent: row.price_type === 'discount', website: row.website_id ?? 0 } }
}

const isEvery = ({ customer_group: group }: TierRow) => group?.toLowerCase() === 'all groups'

function complaintsOf(row: TierRow, rows: readonly TierRow[], product: Product | undefined, groups: readonly Group[], websites: readonly number[]): Sentence[] {
  const { sku = '', price, price_type: type, website_id: website = 0, customer_group: group = '', quantity = 0 } = row
  const place = [sku ?? '', String(website), group ?? '', String(quantity)]
  const say = (message: string, ...first: string[]): Sentence[] => [{ message: `${message} ${rowId}`, parameters: [...first, ...place] }]
  const found: Sentence[] = product ? [] : say(missing)
  if (price === undefined || price === null || price < 0 || (type === 'discount' && price > 100)) found.push(...say('Invalid attribute Price = %price.', String(price ?? '')))
  if (type !== 'fixed' && type !== 'discount') found.push(...say('Invalid attribute Price Type = %priceType.', type ?? ''))
  if (!quantity || quantity < 1) found.push(...say('Invalid attribute Quantity = %qty.'))
  if (!websites.includes(website ?? 0)) found.push(...say('Invalid attribute Website ID = %websiteId.'))
  if (rows.filter((one) => one.sku === row.sku && one.website_id === row.website_id && one.customer_group === row.customer_group && one.quantity === row.quantity).length > 1) {
    found.push(...say('We found a duplicate website, tier price, customer group and quantity: Customer Group = %customerGroup, Website ID = %websiteId, Quantity = %qty.'))
  }
  if (!isEvery(row) && !groups.some(({ code }) => code.toLowerCase() === group?.toLowerCase())) found.push(...say('No such entity with Customer Group = %customerGroup.'))
  return found
}
