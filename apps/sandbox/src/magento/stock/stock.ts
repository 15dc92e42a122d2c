import { fold } from '../tables/conditions.ts'
import { Table, type Journal } from '../tables/table.ts'
import type { Product, Products } from '../products/products.ts'
import { saveStock, usualSettings, type StockInput, type StockItem } from './stock-item.ts'

export interface Source { id: number; source_code: string; name: string; enabled: boolean; description?: string; country_id: string; postcode: string; region_id?: number; latitude?: number; longitude?: number; use_default_carrier_config: boolean; details?: Record<string, unknown> }
export interface SourceItem { id: number; sku: string; source_code: string; quantity: number; status: number }
export interface Stock { id: number; name: string; channels: readonly { type: string; code: string }[]; sources: readonly string[] }
/** What is promised to an order and not shipped yet, below zero. */
export interface Reservation { id: number; sku: string; quantity: number }

export const defaultSource = 'default'
export const defaultStock = 1

/** What the shop has of its products, and where. */
export interface Inventory {
  tables: { item: Table<StockItem>; source: Table<Source>; sourceItem: Table<SourceItem>; stock: Table<Stock>; reservation: Table<Reservation> }
  itemOf(productId: number): StockItem | undefined
  /** Gives a new product its stock item. */
  addItem(product: Product, sent: StockInput | null | undefined, countsPieces: boolean): StockItem
  saveItem(product: Product, sent: StockInput | null | undefined): StockItem
  /** Writes how many there are at a source; the default source's number is the product's own. */
  saveSourceItem(row: { sku: string; source_code: string; quantity: number; status: number }): void
  /** What can be sold from a stock: what its sources have and no order waits for. Nothing of what they are short of. */
  salable(sku: string, stockId: number): number
  forget(product: Product): void
}

export function createInventory(journal: Journal, changed: () => void, now: () => string, products: Products): Inventory {
  const item = new Table<StockItem>(journal, changed, { product: (row) => String(row.product_id) })
  const source = new Table<Source>(journal, changed, { code: (row) => row.source_code })
  const sourceItem = new Table<SourceItem>(journal, changed, { sku: ({ sku }) => fold(sku) })
  const stock = new Table<Stock>(journal, changed)
  const reservation = new Table<Reservation>(journal, changed, { sku: ({ sku }) => fold(sku) })
  source.insert({
    source_code: defaultSource, name: 'Default Source', enabled: true, description: 'Default Source', latitude: 0, longitude: 0, country_id: 'US', postcode: '00000', use_default_carrier_config: true,
  })
  stock.insert({ name: 'Default Stock', channels: [{ type: 'website', code: 'base' }], sources: [defaultSource] })

  const writeSourceItem = ({ sku, source_code: code, quantity, status }: Omit<SourceItem, 'id'>) => {
    const before = sourceItem.with('sku', fold(sku)).find((row) => row.source_code === code)
    if (before) sourceItem.write({ ...before, quantity, status })
    else sourceItem.insert({ sku, source_code: code, quantity, status })
  }
  /** The default source follows the product's own number, once there is one or something to say. */
  const follow = ({ sku }: Product, { qty, is_in_stock: inStock }: StockItem) => {
    const known = sourceItem.with('sku', fold(sku)).some((row) => row.source_code === defaultSource)
    if (known || inStock || (qty ?? 0) !== 0) writeSourceItem({ sku, source_code: defaultSource, quantity: qty ?? 0, status: inStock ? 1 : 0 })
  }
  const inventory: Inventory = {
    tables: { item, source, sourceItem, stock, reservation },
    itemOf: (productId) => item.first('product', String(productId)),
    addItem(product, sent, countsPieces) {
      const blank: StockItem = {
        id: item.takeId(), product_id: product.id, qty: countsPieces ? null : 0, is_in_stock: false, low_stock_date: null, stock_status_changed_auto: 0, settings: usualSettings,
      }
      const saved = item.write(sent ? saveStock(blank, sent, now()) : blank)
      follow(product, saved)
      return saved
    },
    saveItem(product, sent) {
      const before = inventory.itemOf(product.id) ?? inventory.addItem(product, null, true)
      const saved = item.write(saveStock(before, sent, now()))
      if (sent) follow(product, saved)
      return saved
    },
    saveSourceItem(row) {
      writeSourceItem(row)
      const product = row.source_code === defaultSource ? products.bySku(row.sku) : undefined
      const own = product && inventory.itemOf(product.id)
      if (own) item.write({ ...own, qty: row.quantity, is_in_stock: row.status === 1 })
    },
    salable(sku, stockId) {
      const sources = new Set(stock.get(stockId)?.sources)
      const there = sourceItem.with('sku', fold(sku)).filter((row) => row.status === 1 && sources.has(row.source_code)).reduce((sum, { quantity }) => sum + quantity, 0)
      if (there <= 0) return 0
      return there + reservation.with('sku', fold(sku)).reduce((sum, { quantity }) => sum + quantity, 0)
    },
    forget(product) {
      const own = inventory.itemOf(product.id)
      if (own) item.remove(own.id)
      for (const row of sourceItem.with('sku', fold(product.sku))) sourceItem.remove(row.id)
    },
  }
  return inventory
}
