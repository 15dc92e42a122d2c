/**
 * Median times of a real shop, ms (Magento Open Source 2.4.7, two cores, one call at a time, welcome mail included): a customer's POST 465, a page of its customers 50.
 */
const recorded = [
  { method: 'POST', pattern: '/V1/customers', latencyMs: 465 },
  { method: 'GET', pattern: '/V1/customers/search', latencyMs: 50 },
]

/** What the shop adds to its answers, by the name that `--latencies` takes; `part` of the customers are measured. */
export function latencyNamed(name) {
  if (name === 'recorded') return { delays: recorded, part: 0.1, text: `a shop as slow as the recorded one (${recorded.map(({ method, pattern, latencyMs }) => `${method} ${pattern} ${latencyMs} ms`).join(', ')})` }
  const latencyMs = Number(name)
  if (!(latencyMs >= 0)) throw new Error(`--latencies takes milliseconds or "recorded", not ${name}.`)
  return latencyMs ? { delays: [{ latencyMs }], part: 1, text: `${latencyMs} ms added to each answer of the shop` } : { delays: [], part: 1, text: 'a shop that answers as fast as it can' }
}
