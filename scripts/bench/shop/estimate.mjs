/**
 * What a real shop took, ms (Magento Open Source 2.4.7 on two cores, recorded on 2026-11-24): a product's PUT or POST 91 one at a time, 45 each where two or more are in flight, a
 * page of 100 products 420, 40 base prices in a call 48, 40 source items in a call 183. Reading a few base prices took 46, reading a few source items 43: so much is every call's own,
 * and rows come nearly for nothing. They are all the same counted by the row here, reads as much as writes of prices, which is to our disadvantage in the large batches that are measured.
 */
const recorded = { product: 91, sharedProduct: 45, found: 420 / 100, price: 48 / 40, sourceItem: 183 / 40, read: 48 / 40 }

/** What one record costs, part by part, the door last. */
const ways = {
  'one PUT each': { 'product PUT': recorded.product },
  'one POST each': { 'looked up': recorded.found, 'product POST': recorded.product },
  'price door': { 'price looked up': recorded.read, 'price read back': recorded.read, 'base price': recorded.price },
  'stock door': { 'price looked up': recorded.read, 'source item looked up': recorded.read, 'source item read back': recorded.read, 'source item': recorded.sourceItem },
}
const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`

/** The time that a shop with the recorded times would be busy with so many records one call after another, ms; how that comes about; and of that the door alone. */
export function estimate(way, records) {
  const costs = Object.entries(ways[way])
  const each = costs.reduce((sum, [, cost]) => sum + cost, 0)
  return {
    ms: each * records, doorMs: costs[costs.length - 1][1] * records,
    text: `${way}: ${records.toLocaleString('en')} × (${costs.map(([name, cost]) => `${name} ${Number(cost.toFixed(3))} ms`).join(' + ')}) = ${seconds(each * records)}`,
  }
}

/** What every call takes beside its rows: the quickest that were recorded took 38 to 46. */
const callMs = 45

/**
 * What to add to the sandbox's answers, ms, so that it is as slow as that shop: PUTs share their 45 ms among those in flight, every other call takes what a call takes and what its
 * rows take, which is more than was recorded for 40. Two calls at a time do not hinder each other, as on the two cores; that was recorded for products only.
 */
export const recordedDelays = (inFlight) => [
  { method: 'PUT', pattern: '/V1/products/', latencyMs: recorded.sharedProduct * inFlight },
  { method: 'GET', pattern: '/V1/products', latencyMs: callMs, perRowMs: recorded.found },
  { method: 'POST', pattern: '/V1/products/base-prices', latencyMs: callMs, perRowMs: recorded.price },
  { method: 'POST', pattern: '/V1/inventory/source-items', latencyMs: callMs, perRowMs: recorded.sourceItem },
  { method: 'GET', pattern: '/V1/inventory/source-items', latencyMs: callMs, perRowMs: recorded.read },
]
