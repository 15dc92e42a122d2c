import type { Call, Services } from '../service.ts'
import { fold } from '../tables/conditions.ts'
import { search, searchAnswer, type Column } from '../tables/search.ts'
import { hiddenProblem } from '../web-api/hidden.ts'
import { inputProblem, Problem, required, type Sentence } from '../web-api/problem.ts'
import type { SearchCriteria } from '../web-api/criteria.ts'
import { existingProduct } from '../products/services.ts'
import type { Source, SourceItem, Stock } from './stock.ts'
import { writeStock, type StockInput } from './stock-item.ts'

const everything: SearchCriteria = { groups: [], sortOrders: undefined, pageSize: undefined, currentPage: undefined }

export const stockServices: Services = {
  'GET /V1/stockItems/:productSku': ({ productSku }, { state: { products, inventory } }) => {
    const product = products.bySku(String(productSku))
    const item = product && inventory.itemOf(product.id)
    if (!item) throw new Problem(404, 'The Product with the "%1" SKU doesn\'t exist.', [productSku])
    return writeStock(item)
  },
  'PUT /V1/products/:productSku/stockItems/:itemId': ({ productSku, stockItem }, { state: { products, inventory }, wrote }) => {
    const product = existingProduct(products, String(productSku))
    const { id } = inventory.saveItem(product, stockItem as StockInput)
    wrote('stock-item', id, product.sku)
    return id
  },
  'GET /V1/stockStatuses/:productSku': ({ productSku }, { state: { products, inventory } }) => {
    const product = products.bySku(String(productSku))
    const item = product && inventory.itemOf(product.id)
    if (!item) throw new Problem(404, 'The Product with the "%1" SKU doesn\'t exist.', [productSku])
    return { product_id: item.product_id, stock_id: 1, qty: item.qty ?? 0, stock_status: item.is_in_stock ? 1 : 0, stock_item: writeStock(item) }
  },
  'GET /V1/inventory/sources': ({ searchCriteria = everything }, { state: { inventory } }) => {
    const { rows, total } = search(inventory.tables.source, searchCriteria, { column: sourceColumn })
    return searchAnswer(rows.map(writeSource), searchCriteria, total)
  },
  'GET /V1/inventory/sources/:sourceCode': ({ sourceCode }, { state: { inventory } }) => {
    const source = inventory.tables.source.first('code', String(sourceCode))
    if (!source) throw new Problem(404, 'Source with code "%value" does not exist.', { value: sourceCode })
    return writeSource(source)
  },
  // Says nothing when the code is taken and writes over it (recorded exchange 420).
  'POST /V1/inventory/sources': ({ source }, call) => saveSource(source as Partial<Source>, call),
  'PUT /V1/inventory/sources/:sourceCode': ({ source, sourceCode }, call) => saveSource({ ...(source as Partial<Source>), source_code: String(sourceCode) }, call),
  'GET /V1/inventory/stocks': ({ searchCriteria = everything }, { state: { inventory } }) => {
    const { rows, total } = search(inventory.tables.stock, searchCriteria, { column: stockColumn })
    return searchAnswer(rows.map(writeStockRow), searchCriteria, total)
  },
  'GET /V1/inventory/stocks/:stockId': ({ stockId }, { state: { inventory } }) => writeStockRow(existingStock(inventory.tables.stock.get(Number(stockId)), stockId)),
  'POST /V1/inventory/stocks': ({ stock: sent }, { state: { inventory }, wrote }) => {
    const { name = '' } = sent as { name?: string }
    if (!name.trim()) throw new Problem(400, 'Validation Failed', undefined, [{ message: '"%field" can not be empty.', parameters: { field: 'name' } }])
    const made = inventory.tables.stock.insert({ name, channels: [], sources: [] })
    wrote('stock', made.id, name)
    return made.id
  },
  'GET /V1/inventory/source-items': ({ searchCriteria }, { state: { inventory } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(inventory.tables.sourceItem, searchCriteria, { column: sourceItemColumn })
    return searchAnswer(rows.map(({ id: _id, ...row }) => row), searchCriteria, total)
  },
  'POST /V1/inventory/source-items': ({ sourceItems }, { state: { inventory }, wrote }) => {
    const sent = (sourceItems ?? []) as Partial<SourceItem>[]
    if (!sent.length) throw new Problem(400, 'Input data is empty')
    const complaints = sent.flatMap(complaintsOf)
    if (complaints.length) throw validation(complaints)
    if (sent.some(({ source_code: code }) => !inventory.tables.source.first('code', code ?? ''))) throw new Problem(400, 'Could not save Source Item')
    for (const { sku = '', source_code: code = '', quantity = 0, status = 0 } of sent) {
      inventory.saveSourceItem({ sku, source_code: code, quantity: Number(quantity), status: Number(status) })
      wrote('source-item', code, sku)
    }
    return []
  },
  'POST /V1/inventory/source-items-delete': ({ sourceItems }, { state: { inventory }, wrote }) => {
    for (const { sku = '', source_code: code = '' } of (sourceItems ?? []) as Partial<SourceItem>[]) {
      const row = inventory.tables.sourceItem.with('sku', fold(sku)).find((one) => one.source_code === code)
      if (row && inventory.tables.sourceItem.remove(row.id)) wrote('source-item', code, sku)
    }
    return []
  },
  'GET /V1/inventory/get-product-salable-quantity/:sku/:stockId': ({ sku, stockId }, { state: { inventory, products } }) => {
    existingProduct(products, String(sku))
    return inventory.salable(String(sku), Number(stockId))
  },
  'GET /V1/inventory/is-product-salable/:sku/:stockId': ({ sku, stockId }, { state: { inventory } }) => inventory.salable(String(sku), Number(stockId)) > 0,
  'GET /V1/inventory/are-products-salable': ({ skus, stockId }, { state: { inventory } }) =>
    (skus as string[]).map((sku) => ({ sku, stock_id: stockId, salable: inventory.salable(sku, Number(stockId)) > 0 })),
  'GET /V1/inventory/is-product-salable-for-requested-qty/:sku/:stockId/:requestedQty': ({ sku, stockId, requestedQty }, { state: { inventory } }) => {
    const enough = inventory.salable(String(sku), Number(stockId)) >= Number(requestedQty)
    return { salable: enough, errors: enough ? [] : [{ code: 'is_salable_with_reservations-not_enough_qty', message: 'Not enough items for sale' }] }
  },
  'GET /V1/inventory/get-sources-assigned-to-stock-ordered-by-priority/:stockId': ({ stockId }, { state: { inventory } }) =>
    (inventory.tables.stock.get(Number(stockId))?.sources ?? []).flatMap((code) => inventory.tables.source.with('code', code)).map(writeSource),
  'GET /V1/inventory/stock-resolver/:type/:code': ({ type, code }, { state: { inventory } }) => {
    const found = [...inventory.tables.stock.all()].find(({ channels }) => channels.some((channel) => channel.type === type && channel.code === code))
    if (!found) throw new Problem(404, 'No linked stock found')
    return writeStockRow(found)
  },
}

function complaintsOf({ sku = '', source_code: code = '', quantity, status }: Partial<SourceItem>): Sentence[] {
  const numeric = (field: string, value: unknown): Sentence[] => (
    value === undefined || value === null || value === '' || Number.isNaN(Number(value)) ? [{ message: '"%field" should be numeric.', parameters: { field } }] : [])
  return [
    ...(sku ? [] : [{ message: '"%field" can not be empty.', parameters: { field: 'sku' } }]),
    ...(sku.trim() === sku ? [] : [{ message: '"%field" can not contain leading or trailing spaces.', parameters: { field: 'sku' } }]),
    ...(code ? [] : [{ message: '"%field" can not be empty.', parameters: { field: 'source_code' } }]),
    ...(/\s/.test(code) ? [{ message: '"%field" can not contain whitespaces.', parameters: { field: 'source_code' } }] : []),
    ...numeric('quantity', quantity), ...numeric('status', status),
    ...([undefined, null, 0, 1].includes(status) ? [] : [{ message: '"%field" should a known status.', parameters: { field: 'status' } }]),
  ]
}

/** Refusals of source items say their first complaint in the message itself. */
function validation(complaints: readonly Sentence[]): Problem {
  const [first] = complaints
  const values = (first?.parameters ?? {}) as Record<string, unknown>
  const said = (first?.message ?? '').replace(/%(\w+)/g, (_all, name: string) => String(values[name]))
  return new Problem(400, `Validation Failed: ${said}`, undefined, complaints)
}

function saveSource(sent: Partial<Source>, { state: { inventory }, wrote }: Call): unknown {
  const { source_code: code = '', name = '', country_id: country = '', postcode = '' } = sent
  const blank = [['name', name], ['source_code', code], ['postcode', postcode], ['country_id', country]] as const
  const complaints = blank.filter(([, value]) => !value.trim()).map(([field]) => ({ message: '"%field" can not be empty.', parameters: { field } }))
  if (complaints.length) throw new Problem(400, 'Validation Failed', undefined, complaints)
  const before = inventory.tables.source.first('code', code)
  const row = {
    ...(before ?? { enabled: true, use_default_carrier_config: true }), ...sent, source_code: code, name, country_id: country, postcode,
  }
  const saved = before ? inventory.tables.source.write({ ...row, id: before.id } as Source) : inventory.tables.source.insert(row as Omit<Source, 'id'>)
  wrote('source', saved.id, code)
  return []
}

function writeSource({ id: _id, source_code: code, name, enabled, description, latitude, longitude, country_id: country, region_id: region, postcode, use_default_carrier_config: carriers }: Source): Record<string, unknown> {
  return {
    source_code: code, name, enabled, ...(description ? { description } : {}), ...(latitude === undefined ? {} : { latitude }), ...(longitude === undefined ? {} : { longitude }), country_id: country, ...(region ? { region_id: region } : {}), postcode,
    use_default_carrier_config: carriers, carrier_links: [], extension_attributes: { is_pickup_location_active: false, frontend_name: code === 'default' ? '' : name },
  }
}

const writeStockRow = ({ id, name, channels }: Stock) => ({ stock_id: id, name, extension_attributes: { sales_channels: channels } })

function existingStock(row: Stock | undefined, id: unknown): Stock {
  if (!row) throw new Problem(404, 'Stock with id "%value" does not exist.', { value: id })
  return row
}

function columnsOf<Row>(numbers: Record<string, (row: Row) => number>, texts: Record<string, (row: Row) => string>, indexes: Record<string, string> = {}) {
  return (field: string): Column<Row> => {
    const index = indexes[field] ? { index: indexes[field] } : {}
    if (numbers[field]) return { read: numbers[field], kind: 'number', ...index }
    if (texts[field]) return { read: texts[field], ...index }
    throw hiddenProblem()
  }
}
const sourceColumn = columnsOf<Source>({ enabled: ({ enabled }) => (enabled ? 1 : 0) }, { source_code: (row) => row.source_code, name: ({ name }) => name, country_id: (row) => row.country_id })
const stockColumn = columnsOf<Stock>({ stock_id: ({ id }) => id }, { name: ({ name }) => name }, { stock_id: 'id' })
const sourceItemColumn = columnsOf<SourceItem>({ quantity: ({ quantity }) => quantity, status: ({ status }) => status }, { sku: ({ sku }) => sku, source_code: (row) => row.source_code }, { sku: 'sku' })
