import { existingProduct } from '../products/services.ts'
import type { Services } from '../service.ts'
import { looseRows, search, searchAnswer } from '../tables/search.ts'
import { Problem, type Sentence } from '../web-api/problem.ts'
import { columnsOf, everything, writeSource } from './services.ts'
import { defaultSource, defaultStock, type Inventory, type Stock } from './stock.ts'

interface StockSent { stock_id?: number | null; name?: string | null; extension_attributes?: { sales_channels?: Stock['channels'] | null } | null }
interface Link { stock_id?: number | null; source_code?: string | null; priority?: number | null }
interface LinkRow { id: number; stock_id: number; source_code: string; priority: number }

const refused = (errors: readonly Sentence[]) => new Problem(400, 'Validation Failed', undefined, errors)
const blank = (field: string): Sentence => ({ message: '"%field" can not be empty.', parameters: { field } })
const noData = () => new Problem(400, 'Could not receive Stock Item data')

/** Stocks: which sources they draw on, for which websites, and what can be sold from them. */
export const stocksServices: Services = {
  'GET /V1/inventory/stocks': ({ searchCriteria = everything }, { state: { inventory } }) => {
    const { rows, total } = search(inventory.tables.stock, searchCriteria, { column: stockColumn })
    return searchAnswer(rows.map(write), searchCriteria, total)
  },
  'GET /V1/inventory/stocks/:stockId': ({ stockId }, { state: { inventory } }) => write(existing(inventory, Number(stockId))),
  'POST /V1/inventory/stocks': ({ stock }, { state: { inventory }, wrote }) => {
    const saved = save(inventory, stock as StockSent)
    wrote('stock', saved.id, saved.name)
    return saved.id
  },
  'PUT /V1/inventory/stocks/:stockId': ({ stock, stockId }, { state: { inventory }, wrote }) => {
    const saved = save(inventory, { ...(stock as StockSent), stock_id: Number(stockId) })
    wrote('stock', saved.id, saved.name)
    return saved.id
  },
  'DELETE /V1/inventory/stocks/:stockId': ({ stockId }, { state: { inventory }, wrote }) => {
    const id = Number(stockId)
    if (id === defaultStock) throw new Problem(400, 'Default Stock could not be deleted.')
    const stock = inventory.tables.stock.get(id)
    if (!stock) throw new Problem(404, 'There is no stock with "%fieldValue" for "%fieldName". Verify and try again.', { fieldName: 'stock_id', fieldValue: id })
    if (stock.channels.length) throw new Problem(400, 'Stock has at least one sale channel and could not be deleted.')
    inventory.tables.stock.remove(id)
    wrote('stock', id, stock.name)
    return []
  },
  'GET /V1/inventory/stock-source-links': ({ searchCriteria = everything }, { state: { inventory } }) => {
    const { rows, total } = search(looseRows(linksOf(inventory)), searchCriteria, { column: linkColumn })
    return searchAnswer(rows.map(({ id: _id, ...link }) => link), searchCriteria, total)
  },
  'POST /V1/inventory/stock-source-links': ({ links }, { state: { inventory }, wrote }) => {
    const sent = links as Link[]
    if (!sent.length) throw new Problem(400, 'Input data is empty')
    const complaints = sent.flatMap(complaintsOf)
    if (complaints.length) throw refused(complaints)
    for (const { source_code: code, stock_id: id } of sent) {
      const stock = inventory.tables.stock.get(id ?? 0)
      if (!stock || !code || !inventory.tables.source.first('code', code)) throw new Problem(400, 'Could not save StockSourceLinks')
      inventory.tables.stock.write({ ...stock, sources: [...stock.sources.filter((one) => one !== code), code] })
      wrote('stock-source-link', stock.id, code)
    }
    return []
  },
  'POST /V1/inventory/stock-source-links-delete': ({ links }, { state: { inventory }, wrote }) => {
    const sent = links as Link[]
    if (!sent.length) throw new Problem(400, 'Input data is empty')
    for (const { source_code: code, stock_id: id } of sent) {
      if (code === defaultSource || id === defaultStock) throw new Problem(400, 'Can not delete link related to Default Source or Default Stock')
      const stock = inventory.tables.stock.get(id ?? 0)
      if (stock) inventory.tables.stock.write({ ...stock, sources: stock.sources.filter((one) => one !== code) })
      wrote('stock-source-link', id ?? 0, code ?? '')
    }
    return []
  },
  'GET /V1/inventory/get-product-salable-quantity/:sku/:stockId': ({ sku, stockId }, { state: { inventory, products } }) => {
    existingProduct(products, String(sku))
    return salable(inventory, String(sku), Number(stockId))
  },
  'GET /V1/inventory/is-product-salable/:sku/:stockId': ({ sku, stockId }, { state: { inventory } }) => inventory.salable(String(sku), Number(stockId)) > 0,
  'GET /V1/inventory/are-products-salable': ({ skus, stockId }, { state: { inventory } }) =>
    (skus as string[]).map((sku) => ({ sku, stock_id: stockId, salable: inventory.salable(sku, Number(stockId)) > 0 })),
  'GET /V1/inventory/is-product-salable-for-requested-qty/:sku/:stockId/:requestedQty': ({ sku, stockId, requestedQty }, { state: { inventory } }) =>
    forQuantity(inventory, String(sku), Number(stockId), Number(requestedQty)),
  'GET /V1/inventory/are-product-salable-for-requested-qty': ({ skuRequests, stockId }, { state: { inventory } }) =>
    Object.entries((skuRequests ?? {}) as Record<string, unknown>).map(([sku, qty]) => ({ sku, stock_id: stockId, ...forQuantity(inventory, sku, Number(stockId), Number(qty)) })),
  'GET /V1/inventory/get-sources-assigned-to-stock-ordered-by-priority/:stockId': ({ stockId }, { state: { inventory } }) =>
    (inventory.tables.stock.get(Number(stockId))?.sources ?? []).flatMap((code) => inventory.tables.source.with('code', code)).map(writeSource),
  'GET /V1/inventory/stock-resolver/:type/:code': ({ type, code }, { state: { inventory } }) => {
    const found = [...inventory.tables.stock.all()].find(({ channels }) => channels.some((channel) => channel.type === type && channel.code === code))
    if (!found) throw new Problem(404, 'No linked stock found')
    return write(found)
  },
  'GET /V1/inventory/source-selection-algorithm-list': () => [
    { code: 'priority', title: 'Source Priority', description: 'Algorithm which provides Source Selections based on predefined priority of Sources' },
    { code: 'distance', title: 'Distance Priority', description: 'Algorithm which provides Source Selections based on shipping address distance from the source' },
  ],
}

const linksOf = ({ tables }: Inventory): LinkRow[] => [...tables.stock.all()]
  .flatMap(({ id, sources }) => sources.map((code, at) => ({ stock_id: id, source_code: code, priority: at + 1 }))).map((link, at) => ({ id: at + 1, ...link }))

/** A stock that draws on no source has no table in the index that could be read. */
function salable(inventory: Inventory, sku: string, stockId: number): number {
  if (!inventory.tables.stock.get(stockId)?.sources.length) throw noData()
  return inventory.salable(sku, stockId)
}

function forQuantity(inventory: Inventory, sku: string, stockId: number, qty: number) {
  const left = inventory.salable(sku, stockId)
  const error = left >= qty ? null : left > 0
    ? { code: 'is_salable_with_reservations-not_enough_qty', message: 'Not enough items for sale' }
    : { code: 'is_any_source_item_in_stock-no_source_items_in_stock', message: 'There are no source items with the in stock status' }
  return { salable: !error, errors: error ? [error] : [] }
}

function complaintsOf({ stock_id: id, source_code: code, priority }: Link): Sentence[] {
  return [
    ...(code?.trim() ? [] : [blank('source_code')]), ...(id ? [] : [{ message: '"%field" should be numeric.', parameters: { field: 'stock_id' } }]),
    ...(priority !== undefined && priority !== null && priority < 1 ? [{ message: '"%field" should be greater then 0.', parameters: { field: 'priority' } }] : []),
  ]
}

function existing(inventory: Inventory, id: number): Stock {
  const stock = inventory.tables.stock.get(id)
  if (!stock) throw new Problem(404, 'Stock with id "%value" does not exist.', { value: id })
  return stock
}

/** A website has one stock: where it is given to another, the one that had it loses it. */
function save({ tables }: Inventory, sent: StockSent): Stock {
  const before = sent.stock_id ? tables.stock.get(sent.stock_id) : undefined
  const name = sent.name ?? before?.name ?? ''
  if (!name.trim()) throw refused([blank('name')])
  const channels = sent.extension_attributes?.sales_channels ?? before?.channels ?? []
  const saved = before ? tables.stock.write({ ...before, name, channels }) : tables.stock.insert({ name, channels, sources: [] })
  for (const other of [...tables.stock.all()].filter(({ id }) => id !== saved.id)) {
    const kept = other.channels.filter((one) => !channels.some(({ type, code }) => type === one.type && code === one.code))
    if (kept.length !== other.channels.length) tables.stock.write({ ...other, channels: kept })
  }
  return saved
}

const write = ({ id, name, channels }: Stock) => ({ stock_id: id, name, extension_attributes: { sales_channels: channels } })
const stockColumn = columnsOf<Stock>({ stock_id: ({ id }) => id }, { name: ({ name }) => name }, { stock_id: 'id' })
const linkColumn = columnsOf<LinkRow>({ stock_id: (row) => row.stock_id, priority: ({ priority }) => priority }, { source_code: (row) => row.source_code })
