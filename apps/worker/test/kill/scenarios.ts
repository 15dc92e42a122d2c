import { expect } from '@jest/globals'
import type { Run, StoredRecord } from '@causeway/db'
import type { SandboxOptions } from '../../../sandbox/src/index.ts'
import type { World } from '../world.ts'

/** What is killed, and what its target must hold afterwards. */
export interface Scenario {
  entity: string
  /** For the title, when an entity stands here more than once. */
  how?: string
  settings: object
  sizes: SandboxOptions['sizes']
  /** Rather less than an undisturbed run makes, so that every life finds something left. */
  expectedWrites: number
  /**
   * An interrupted create rests before it is sent again, because the target would do it twice: what rests follows in retry runs, and the records are proven
   * rather than the first run's counts.
   */
  rests: boolean
  /** See KillOptions. */
  killWithinMs?: number
  environment?: Record<string, string>
  /**
   * Records that share something which is not enough for all of them: who comes first gets it, and a rest changes who that is. `group` names what they share; `isRefused` says
   * that this one came too late. Within such a group an undisturbed run may have refused another; what the group gets together, `holds` compares.
   */
  rivals?(world: World, record: StoredRecord): { group: string; isRefused: boolean }
  /** What the target holds, in a form that does not depend on who came first: the same after an undisturbed run. */
  holds?(world: World): Record<string, number>
  /** By the target's own ledger and tables: nothing doubled, nothing lost. */
  prove(world: World, records: StoredRecord[], runs: Run[]): void
}

const repeated = (keys: readonly string[]) => keys.filter((key, index) => keys.indexOf(key) !== index)

export const scenarios: readonly Scenario[] = [
  {
    entity: 'products', settings: { family: 'without' }, sizes: { items: 1_500 }, expectedWrites: 1_100, rests: false,
    prove: (world, records, runs) => {
      const creates = world.sandbox.magento.ledger.filter(({ entity, method }) => entity === 'product' && method === 'POST')
      expect(repeated(creates.map(({ key }) => key.toLowerCase()))).toEqual([])
      proveProducts(world, records, runs)
    },
  },
  {
    // The bulk door takes a SKU twice without complaint: the shop must hold it once all the same. Whatever its share, a life hands over whole chunks: small ones, so that
    // twenty lives come to about half of the items.
    entity: 'products', how: 'through the bulk door', settings: { family: 'without', firstLoad: 'bulk' }, sizes: { items: 2_000 }, expectedWrites: 500, rests: true,
    killWithinMs: 400, environment: { WORKER_CHUNK: '25' },
    prove: proveProducts,
  },
  {
    entity: 'sales-invoices', settings: {}, sizes: { items: 150, invoices: 600 }, expectedWrites: 300, rests: true, prove: proveInvoices,
    // Invoices of one order that bill more than was ordered: the last ones find less, or nothing, left.
    rivals: ({ sandbox }, { source, failureCode }) => {
      const { PONUMBER, CREATEDFROM = '' } = source as Record<string, string>
      return { group: PONUMBER || sandbox.intacct.books.table('SODOCUMENT').byKey(CREATEDFROM)?.PONUMBER || '', isRefused: failureCode === 'ORDER_BILLED_ALREADY' }
    },
    holds: billedBySku,
  },
]

/** Each SKU is there once; what is linked is there, under the item's own SKU; what the run counts as created is what the shop holds. */
function proveProducts({ sandbox: { magento } }: World, records: StoredRecord[], runs: Run[]): void {
  const products = magento.products.list()
  expect(repeated(products.map(({ sku }) => sku.toLowerCase()))).toEqual([])
  const linked = records.filter(({ state }) => state === 'synced').map(({ sourceKey, targetId }) => `${targetId} ${sourceKey.trim().toLowerCase()}`)
  expect(linked.sort()).toEqual(products.map(({ id, sku }) => `${id} ${sku.toLowerCase()}`).sort())
  expect(runs.reduce((sum, { created }) => sum + created, 0)).toBe(products.length)
}

/** How much of each item of an order is billed, by all its invoices. */
function billedBySku({ sandbox: { magento: { sales } } }: World): Record<string, number> {
  const billed: Record<string, number> = {}
  for (const { increment_id: order, items } of sales.list()) {
    for (const { sku, invoiced } of items) if (invoiced) billed[`${order} ${sku}`] = (billed[`${order} ${sku}`] ?? 0) + invoiced
  }
  return billed
}

/** The marker in the comments tells which invoice of the books each of the shop's was made from: never two for one, and none that no record is linked to. */
function proveInvoices({ sandbox: { magento } }: World, records: StoredRecord[], runs: Run[]): void {
  const { sales, ledger } = magento
  const marked = [...sales.tables.invoiceComment.all()].flatMap(({ comment, parent_id: id }) => {
    const [, docId] = /\[Sage Intacct (.+)\]/.exec(comment) ?? []
    return docId === undefined ? [] : [{ docId, id }]
  })
  expect(repeated(marked.map(({ docId }) => docId))).toEqual([])
  expect(repeated(marked.map(({ id }) => String(id)))).toEqual([])
  const made = ledger.filter(({ entity, method }) => entity === 'invoice' && method === 'POST')
  expect(made.map(({ id }) => Number(id)).sort()).toEqual(marked.map(({ id }) => id).sort())
  const targets = new Map(records.filter(({ state }) => state === 'synced').map(({ sourceKey, targetId }) => [sourceKey, targetId]))
  expect(marked.filter(({ docId, id }) => targets.get(docId) !== String(id))).toEqual([])
  expect(runs.reduce((sum, { created }) => sum + created, 0)).toBe(made.length)

  // By the orders: what is billed of each line is what its invoices bill, and no more than was ordered.
  const billed = new Map<number, number>()
  for (const invoice of sales.tables.invoice.all()) for (const { order_item_id: item, qty } of invoice.items) billed.set(item, (billed.get(item) ?? 0) + qty)
  const items = sales.list().flatMap((order) => order.items)
  expect(items.filter(({ id, qty, invoiced }) => (billed.get(id) ?? 0) !== invoiced || invoiced > qty)).toEqual([])
}
