import type { StockSettings } from './settings.ts'

/** What lies of an item in one warehouse, as Intacct writes it. */
export interface WarehouseQuantity { warehouse: string; onHand: string; onOrder: string; available: string }

/** The warehouses travel inside the flat source record, so that its hash, its snapshot and its history hold them. */
export const warehousesField = 'WAREHOUSES'

export const warehousesOf = (source: Record<string, string>): WarehouseQuantity[] => {
  const text = source[warehousesField]
  return text ? JSON.parse(text) as WarehouseQuantity[] : []
}

const round = (quantity: number) => Math.round(quantity * 10_000) / 10_000

function quantityOf({ onHand, onOrder, available }: WarehouseQuantity, rule: StockSettings['quantity']): number {
  switch (rule) {
    case 'on-hand': return Number(onHand || 0)
    case 'on-hand-less-on-order': return Number(onHand || 0) - Number(onOrder || 0)
    case 'available': return Number(available || 0)
  }
}

/** The quantity of each source by the settings. Sources of which no warehouse is known are absent. Pure. */
export function quantitiesBySource(warehouses: readonly WarehouseQuantity[], settings: StockSettings): Map<string, number> {
  const sums = new Map<string, number>()
  for (const one of warehouses) {
    const source = settings.target === 'total'
      ? settings.warehouses.length && !settings.warehouses.includes(one.warehouse) ? undefined : settings.source
      : settings.sourceByWarehouse[one.warehouse]
    if (source) sums.set(source, round((sums.get(source) ?? 0) + quantityOf(one, settings.quantity)))
  }
  return sums
}
