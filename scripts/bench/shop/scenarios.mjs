import { heading, line } from '../report.mjs'
import { estimate, recordedDelays } from './estimate.mjs'
import { onePutEach, runProcess, startSystems } from './sides.mjs'

const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`
const number = (n) => n.toLocaleString('en')
const say = (text) => console.log(`  ${text}`)
/** Product lines have no part in these: every item goes at once. */
const withoutFamilies = { family: 'without' }

function told(name, result) {
  line(name, result)
  say(`  ${Object.entries(result.counts).filter(([, n]) => n).map(([what, n]) => `${number(n)} ${what}`).join(', ')}`)
  say(`  calls: ${Object.entries(result.routes).sort(([, a], [, b]) => b - a).map(([route, n]) => `${number(n)} ${route}`).join(', ')}`)
  return result
}

async function withSystems(sizes, work) {
  const systems = await startSystems(sizes)
  try {
    return await work(systems)
  } finally {
    await systems.stop()
  }
}

/** A first load, each on a shop as new. */
async function products(bench) {
  const { items } = bench.options
  heading(`First load of ${number(items)} items`)
  for (const firstLoad of ['one-by-one', 'bulk']) {
    await withSystems({ items }, async (systems) => {
      const { counts } = told(firstLoad, await runProcess(bench, systems, { entity: 'products', settings: { ...withoutFamilies, firstLoad } }))
      if (firstLoad === 'one-by-one') say(`  estimate at recorded times: ${estimate('one POST each', counts.created).text}`)
    })
  }
}

/** Nothing but the price, or the quantity, of every item changes. */
const changes = (what, { entity, settings, door, request }) => async (bench) => {
  const { items, sample } = bench.options
  heading(`A change of ${what} of ${number(items)} items`)
  await withSystems({ items }, async (systems) => {
    const { tenant } = await runProcess(bench, systems, { entity: 'products', settings: { ...withoutFamilies, firstLoad: 'bulk' } })
    if (entity !== 'products') await runProcess(bench, systems, { entity, settings, tenant })
    const compare = async (how, puts) => {
      await systems.ask(what)
      const batch = told(`${door}, whole run`, await runProcess(bench, systems, { entity, settings, tenant }))
      const { updated } = batch.counts
      const skus = (await systems.ask('skus')).slice(0, puts)
      const single = await onePutEach(bench, systems, skus.map((sku, at) => ({ path: `/rest/all/V1/products/${encodeURIComponent(sku)}`, body: request(at) })))
      line(`${number(skus.length)} PUTs`, single)
      const scaled = single.ms / skus.length * updated
      say(`Measured, ${how}: ${number(updated)} changes, whole run ${seconds(batch.ms)}, ${number(batch.calls)} calls; one PUT each, bare, scaled from ${number(skus.length)}: ${seconds(scaled)}. ${(scaled / batch.ms).toFixed(1)} times faster.`)
      return updated
    }
    const updated = await compare('a shop as fast as the sandbox', sample)
    await systems.slowDown(recordedDelays(bench.options.concurrency))
    await compare('a shop that is slowed down to the recorded times', Math.ceil(sample / 4))
    const [many, one] = [estimate(door, updated), estimate('one PUT each', updated)]
    say(`Estimate at recorded times, one call after another: ${many.text}; ${one.text}. ${(one.ms / many.ms).toFixed(1)} times faster; the door alone ${(one.ms / many.doorMs).toFixed(1)} times.`)
  })
}

async function invoices(bench) {
  const { invoices: many } = bench.options
  heading(`${number(many)} sales invoices`)
  await withSystems({ items: 1_000, invoices: many }, async (systems) => {
    const { counts, ms } = told('invoices', await runProcess(bench, systems, { entity: 'sales-invoices' }))
    say(`${(counts.created / (ms / 1_000)).toFixed(1)} invoices a second.`)
  })
}

/** By the name that `--parts` takes. */
export const shopBenchmarks = {
  products,
  prices: changes('prices', { entity: 'products', settings: withoutFamilies, door: 'price door', request: (at) => ({ product: { price: 10 + at / 100 } }) }),
  stock: changes('stock', {
    entity: 'stock-levels', settings: {}, door: 'stock door', request: (at) => ({ product: { extension_attributes: { stock_item: { qty: 10 + at, is_in_stock: true } } } }),
  }),
  invoices,
}
