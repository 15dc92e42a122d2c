import type { Call, Services } from '../service.ts'
import { fold } from '../tables/conditions.ts'
import { search, searchAnswer, type Column } from '../tables/search.ts'
import { hiddenProblem } from '../web-api/hidden.ts'
import { inputProblem, Problem, required, type Sentence } from '../web-api/problem.ts'
import type { SearchCriteria } from '../web-api/criteria.ts'
import type { Source, SourceItem } from './stock.ts'
import { writeStock, type StockInput } from './stock-item.ts'

/** Where the criteria may be left out. */
export const everything: SearchCriteria = { groups: [], sortOrders: undefined, pageSize: undefined, currentPage: undefined }

export const stockServices: Services = {
  'GET /V1/stockItems/:productSku': ({ productSku }, { state: { products, inventory } }) => {
    const product = products.bySku(String(productSku))
    const item = product && inventory.itemOf(product.id)
    if (!item) throw new Problem(404, 'The Product with the "%1" SKU doesn\'t exist.', [productSku])
    return writeStock(item)
  },
  'PUT /V1/products/:productSku/stockItems/:itemId': ({ productSku, stockItem }, { state: { products, inventory }, wrote }) => {
    const product = products.bySku(String(productSku))
    if (!product) throw new Problem(404, 'The Product with the "%1" SKU doesn\'t exist.', [productSku])
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
  'POST /V1/inventory/sources': ({ source }, call) => saveSource(source as Sent<Source>, call),
  'PUT /V1/inventory/sources/:sourceCode': ({ source, sourceCode }, call) => saveSource({ ...(source as Sent<Source>), source_code: String(sourceCode) }, call),
  'GET /V1/inventory/source-items': ({ searchCriteria }, { state: { inventory } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(inventory.tables.sourceItem, searchCriteria, { column: sourceItemColumn })
    return searchAnswer(rows.map(({ id: _id, ...row }) => row), searchCriteria, total)
  },
  'POST /V1/inventory/source-items': ({ sourceItems }, { state: { inventory }, wrote }) => {
    const sent = ((sourceItems ?? []) as Sent<SourceItem>[]).map(withoutNull<SourceItem>)
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
    const sent = ((sourceItems ?? []) as Sent<SourceItem>[]).map(withoutNull<SourceItem>)
    if (!sent.length) throw new Problem(400, 'Input data is empty')
    for (const { sku = '', source_code: code = '' } of sent) {
      const row = inventory.tables.sourceItem.with('sku', fold(sku)).find((one) => one.source_code === code)
      if (row && inventory.tables.sourceItem.remove(row.id)) wrote('source-item', code, sku)
    }
    return []
  },
  'GET /V1/stockItems/lowStock': ({ qty, currentPage, pageSize }, { state: { inventory } }) => {
    const low = [...inventory.tables.item.all()].filter((item) => (item.qty ?? 0) <= Number(qty))
    const size = Number(pageSize) || low.length
    const start = (Math.max(1, Number(currentPage) || 1) - 1) * size
    const criteria = { mapper_interface_name: String.raw`Magento\CatalogInventory\Model\ResourceModel\Stock\Item\StockItemCriteriaMapper`, criteria_list: [], filters: [], orders: [], limit: [] }
    return { items: low.slice(start, start + size).map(writeStock), search_criteria: criteria, total_count: low.length }
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

/** What was sent of a row: each field may be null, which is as good as absent. */
type Sent<Row> = { [Name in keyof Row]?: Row[Name] | null }
const withoutNull = <Row>(sent: Sent<Row>): Partial<Row> => Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null)) as Partial<Row>

function saveSource(asked: Sent<Source>, { state: { inventory }, wrote }: Call): unknown {
  const sent = withoutNull<Source>(asked)
  const { source_code: code = '', name = '', country_id: country = '', postcode = '' } = sent
  const blank = (field: string, value: string): Sentence[] => (value.trim() ? [] : [{ message: '"%field" can not be empty.', parameters: { field } }])
  const complaints = [
    ...blank('name', name), ...blank('source_code', code), ...(/\s/.test(code) ? [{ message: '"%field" can not contain whitespaces.', parameters: { field: 'source_code' } }] : []),
    ...blank('postcode', postcode), ...blank('country_id', country),
  ]
  if (complaints.length) throw new Problem(400, 'Validation Failed', undefined, complaints)
  const before = inventory.tables.source.first('code', code)
  const row = {
    ...(before ?? { enabled: true, use_default_carrier_config: true }), ...sent, source_code: code, name, country_id: country, postcode,
  }
  const saved = before ? inventory.tables.source.write({ ...row, id: before.id } as Source) : inventory.tables.source.insert(row as Omit<Source, 'id'>)
  wrote('source', saved.id, code)
  return []
}

export function writeSource({ id: _id, source_code: code, name, enabled, description, latitude, longitude, country_id: country, region_id: region, postcode, use_default_carrier_config: carriers }: Source): Record<string, unknown> {
  return {
    source_code: code, name, enabled, ...(description ? { description } : {}), ...(latitude === undefined ? {} : { latitude }), ...(longitude === undefined ? {} : { longitude }), country_id: country, ...(region ? { region_id: region } : {}), postcode,
    use_default_carrier_config: carriers, carrier_links: [], extension_attributes: { is_pickup_location_active: false, frontend_name: code === 'default' ? '' : name },
  }
}

/** What rows of the inventory can be searched by; an unknown field is an error that the shop hides. */
export function columnsOf<Row>(numbers: Record<string, (row: Row) => number>, texts: Record<string, (row: Row) => string>, indexes: Record<string, string> = {}) {
  return (field: string): Column<Row> => {
    const index = indexes[field] ? { index: indexes[field] } : {}
    if (numbers[field]) return { read: numbers[field], kind: 'number', ...index }
    if (texts[field]) return { read: texts[field], ...index }
    throw hiddenProblem()
  }
}
const sourceColumn = columnsOf<Source>({ enabled: ({ enabled }) => (enabled ? 1 : 0) }, { source_code: (row) => row.source_code, name: ({ name }) => name, country_id: (row) => row.country_id })
const sourceItemColumn = columnsOf<SourceItem>({ quantity: ({ quantity }) => quantity, status: ({ status }) => status }, { sku: ({ sku }) => sku, source_code: (row) => row.source_code }, { sku: 'sku' })
