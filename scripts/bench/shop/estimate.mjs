/**
 * What a real shop took, ms (Magento Open Source 2.4.7 on two cores, recorded on 2026-11-24): a product's PUT or POST 45 however many are in flight, a
 * page of 100 products 420, 40 base prices in a call 48, 40 source items in a call 183.
 */
const recorded = { product: 45, found: 420 / 100, price: 48 / 40, sourceItem: 183 / 40 }

/** What one record costs, part by part; and what is read beside that, of which no time was recorded. */
const ways = {
  'one PUT each': { parts: { 'product PUT': recorded.product } },
  'one POST each': { parts: { 'looked up': recorded.found, 'product POST': recorded.product } },
  'price door': { parts: { 'looked up': recorded.found, 'base price': recorded.price }, beside: 'prices read back' },
  'stock door': { parts: { 'looked up': recorded.found, 'source item': recorded.sourceItem }, beside: 'source items read before and after' },
}
const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`

/** The time that a shop with the recorded times would be busy with so many records, ms; how that comes about; and of that the door alone. */
export function estimate(way, records) {
  const { parts, beside } = ways[way]
  const costs = Object.entries(parts)
  const each = costs.reduce((sum, [, cost]) => sum + cost, 0)
  return {
    ms: each * records, doorMs: costs[costs.length - 1][1] * records,
    text: `${way}: ${records.toLocaleString('en')} × (${costs.map(([name, cost]) => `${name} ${Number(cost.toFixed(3))} ms`).join(' + ')}) = ${seconds(each * records)}${beside ? ` (not recorded and not in it: ${beside})` : ''}`,
  }
}

/** Rows of the largest batch of each door: no call is slowed by less than its rows would take. */
const largest = { price: 400, sourceItem: 500 }

/**
 * What to add to the sandbox's answers, ms, so that it is as slow as that shop: PUTs share their 45 ms among those in flight, a batch takes what its rows
 * take. Source items that are read are not slowed: no time was recorded.
 */
export const recordedDelays = (inFlight) => [
  { method: 'PUT', pattern: '/V1/products/', latencyMs: recorded.product * inFlight },
  { method: 'GET', pattern: '/V1/products', latencyMs: recorded.found * 100 },
  { method: 'POST', pattern: '/V1/products/base-prices', latencyMs: Math.round(recorded.price * largest.price) },
  { method: 'POST', pattern: '/V1/inventory/source-items', latencyMs: Math.round(recorded.sourceItem * largest.sourceItem) },
]
