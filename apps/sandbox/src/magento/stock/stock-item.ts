/** A product's stock as its own page shows it. `qty` is null until somebody says one. */
export interface StockItem {
  id: number
  product_id: number
  qty: number | null
  is_in_stock: boolean
  low_stock_date: string | null
  stock_status_changed_auto: number
  settings: StockSettings
}

export interface StockSettings {
  is_qty_decimal: boolean
  show_default_notification_message: boolean
  use_config_min_qty: boolean
  min_qty: number
  use_config_min_sale_qty: number
  min_sale_qty: number
  use_config_max_sale_qty: boolean
  max_sale_qty: number
  use_config_backorders: boolean
  backorders: number
  use_config_notify_stock_qty: boolean
  notify_stock_qty: number
  use_config_qty_increments: boolean
  qty_increments: number
  use_config_enable_qty_inc: boolean
  enable_qty_increments: boolean
  use_config_manage_stock: boolean
  manage_stock: boolean
  is_decimal_divided: boolean
}

export const usualSettings: StockSettings = {
  is_qty_decimal: false, show_default_notification_message: false, use_config_min_qty: true, min_qty: 0, use_config_min_sale_qty: 1, min_sale_qty: 1, use_config_max_sale_qty: true,
  max_sale_qty: 10_000, use_config_backorders: true, backorders: 0, use_config_notify_stock_qty: true, notify_stock_qty: 1, use_config_qty_increments: true, qty_increments: 0,
  use_config_enable_qty_inc: true, enable_qty_increments: false, use_config_manage_stock: true, manage_stock: true, is_decimal_divided: false,
}

export type StockInput = Partial<StockSettings> & { item_id?: number | null; qty?: number | null; is_in_stock?: boolean | null }

/** Lays what was sent over a stock item and draws the conclusions that the shop draws when it saves one. */
export function saveStock(before: StockItem, sent: StockInput | null | undefined, now: string): StockItem {
  const settings = { ...before.settings }
  for (const name of Object.keys(usualSettings) as (keyof StockSettings)[]) {
    const value = sent?.[name]
    if (value !== undefined && value !== null) (settings as Record<string, unknown>)[name] = value
  }
  // What follows the shop's configuration does not take a value of its own (recorded exchange 300).
  if (settings.use_config_manage_stock) settings.manage_stock = true
  const qty = sent?.qty === undefined || sent.qty === null ? before.qty : sent.qty
  const wanted = sent?.is_in_stock ?? before.is_in_stock
  const available = !settings.manage_stock || (qty !== null && (settings.backorders !== 0 || qty > settings.min_qty))
  const low = settings.manage_stock && (qty ?? 0) < settings.notify_stock_qty
  return {
    ...before, settings, qty, is_in_stock: wanted && available, low_stock_date: low ? now : null,
    stock_status_changed_auto: settings.manage_stock && !available && before.is_in_stock ? 1 : 0,
  }
}

export const writeStock = ({ id, product_id: productId, qty, is_in_stock: inStock, low_stock_date: low, stock_status_changed_auto: auto, settings }: StockItem): Record<string, unknown> => {
  const { is_decimal_divided: divided, ...rest } = settings
  return { item_id: id, product_id: productId, stock_id: 1, qty, is_in_stock: inStock, ...rest, low_stock_date: low, is_decimal_divided: divided, stock_status_changed_auto: auto }
}
