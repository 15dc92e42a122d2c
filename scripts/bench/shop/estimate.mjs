/**
 * What a real shop took, ms (Magento Open Source 2.4.7, two cores, recorded 2026-11-24): a product's PUT or POST 45 however many are in flight, a page of
 * 100 products 420, 40 base prices 48, 40 source items 183. What was not recorded is taken as what writes the same rows.
 */
const recorded = { product: 45, hundredFound: 420, price: 48 / 40, sourceItem: 183 / 40 }

const ways = {
  'one PUT each': (n) => [['product PUTs', n * recorded.product]],
  'one POST each': (n) => [['looked up', n / 100 * recorded.hundredFound], ['product POSTs', n * recorded.product]],
  'price door': (n) => [['looked up', n / 100 * recorded.hundredFound], ['base prices', n * recorded.price], ['read back', n * recorded.price]],
  'stock door': (n) => [['looked up', n / 100 * recorded.hundredFound], ['source items', n * recorded.sourceItem], ['read before and after, at most', 2 * n * recorded.sourceItem]],
}
const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`

/** The time that a shop with the recorded times would be busy with so many records; milliseconds and how they come about. */
export function estimate(way, records) {
  const parts = ways[way](records)
  const ms = parts.reduce((sum, [, part]) => sum + part, 0)
  return { ms, text: `${way}: ${parts.map(([name, part]) => `${name} ${seconds(part)}`).join(' + ')}${parts.length > 1 ? ` = ${seconds(ms)}` : ''}` }
}
