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
  'POST /V1/products/tier-prices': ({ prices }, call) => save(prices as TierRow[], call, (before, added) => [...before.filter((one) => !added.some((price) => same(one, price))), ...added], true),
  // PUT takes the place of all that the product had (recorded exchanges 403 and 404).
  'PUT /V1/products/tier-prices': ({ prices }, call) => save(prices as TierRow[], call, (_before, added) => added),
  'POST /V1/products/tier-prices-delete': ({ prices }, call) => save(prices as TierRow[], call, (before, gone) => before.filter((one) => !gone.some((price) => same(one, price) && one.value === price.value))),
  'POST /V1/products/tier-prices-information': ({ skus }, { state: { products, groups } }) => {
    const found = [...new Set((skus as string[]).map((sku) => products.bySku(sku)).filter((product) => product !== undefined))]
    return found.sort((a, b) => a.id - b.id).flatMap((product) => product.tierPrices.toSorted((a, b) => a.qty - b.qty).map(({ group, qty, value, percent, website }) => ({
      price: value, price_type: percent ? 'discount' : 'fixed', website_id: website, sku: product.sku, customer_group: group === everyGroup ? 'all groups' : (groups.get(group)?.code ?? ''), quantity: qty,
    })))
  },
}

function save(rows: readonly TierRow[], { state, wrote }: Call, merge: (before: readonly TierPrice[], sent: TierPrice[]) => TierPrice[], adds = false): Sentence[] {
  const { products, groups } = state
  // One product that is not there stops all rows of the request (recorded exchange 494).
  if (rows.some(({ sku }) => !products.bySku(sku ?? ''))) throw new Problem(404, missing)
  const complaints: Sentence[] = []
  const good: Read[] = []
  for (const row of rows) {
    const read = readRow(row, products.bySku(row.sku ?? '') as Product, groups.list())
    const wrong = complaintsOf(row, { rows, before: adds ? read.product.tierPrices : [], read, state })
    if (wrong.length) complaints.push(...wrong)
    else good.push(read)
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

/** Prices of one product, group and quantity that cannot stand beside each other. */
interface Beside { rows: readonly TierRow[]; before: readonly TierPrice[]; read: Read; state: Call['state'] }

function complaintsOf(row: TierRow, { rows, before, read, state: { groups, stores, switches } }: Beside): Sentence[] {
  const { sku = '', price, price_type: type, website_id: website = 0, customer_group: group = '', quantity = 0 } = row
  const place = [sku ?? '', String(website), group ?? '', String(quantity)]
  const say = (message: string, ...first: string[]): Sentence[] => [{ message: `${message} ${rowId}`, parameters: [...first, ...place] }]
  const found: Sentence[] = []
  if (price === undefined || price === null || price < 0 || (type === 'discount' && price > 100)) found.push(...say('Invalid attribute Price = %price.', String(price ?? '')))
  if (type !== 'fixed' && type !== 'discount') found.push(...say('Invalid attribute Price Type = %priceType.', type ?? ''))
  if (!quantity || quantity < 1) found.push(...say('Invalid attribute Quantity = %qty.'))
  // A website's own prices need the price scope "Website".
  if (!stores.websites.some(({ id }) => id === website) || (website && switches.priceScope === 'global')) found.push(...say('Invalid attribute Website ID = %websiteId.'))
  const twins = rows.filter((one) => one !== row && one.sku?.toLowerCase() === sku?.toLowerCase() && one.customer_group?.toLowerCase() === group?.toLowerCase() && one.quantity === quantity && one.website_id === row.website_id)
  // A price for all websites and one for a single website exclude each other.
  const rivals = before.filter((one) => one.group === read.price.group && one.qty === read.price.qty && one.website !== read.price.website && (one.website === 0 || read.price.website === 0))
  for (const _ of [...twins, ...rivals]) found.push(...say('We found a duplicate website, tier price, customer group and quantity: Customer Group = %customerGroup, Website ID = %websiteId, Quantity = %qty.'))
  if (!isEvery(row) && !groups.list().some(({ code }) => code.toLowerCase() === group?.toLowerCase())) found.push(...say('No such entity with Customer Group = %customerGroup.'))
  return found
}
