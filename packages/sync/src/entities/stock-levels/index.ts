import type { EntityDefinition } from '../../definition.ts'
import { stockFailures } from './failures.ts'
import { stockNeeds } from './needs.ts'
import { warehousesOf } from './quantities.ts'
import { stockSettings, type StockSettings } from './settings.ts'

/** Intacct's quantities by warehouse as stock of Magento's sources. */
export const stockLevels: EntityDefinition<StockSettings> = {
  name: 'stock-levels',
  title: 'Sync stock levels from Sage Intacct to Magento',
  gridTitle: 'Sage Intacct Stock Levels',
  description: 'Quantities of Inventory Control by warehouse become the stock of the shop’s sources, many at a time.',
  source: { system: 'intacct', object: 'ITEMWAREHOUSEINFO', one: 'item', many: 'items', keyLabel: 'Item ID' },
  target: { system: 'magento', object: 'source item', one: 'source item', many: 'source items', keyLabel: 'Product ID' },
  columns: [{ key: 'onHand', label: 'On hand', mono: true }, { key: 'warehouses', label: 'By warehouse' }],
  settings: stockSettings,
  idle: ({ target, sourceByWarehouse }) => (target === 'total' || Object.values(sourceByWarehouse).some(Boolean)
    ? null : 'No warehouse has a source yet, so a run has nothing to send. Choose the sources under Settings › Source by warehouse.'),
  mapping: [],
  failures: stockFailures,
  needs: stockNeeds,
  face: (source) => ({
    name: source.ITEMID ?? '',
    display: { onHand: source.TOTAL_ONHAND ?? '', warehouses: warehousesOf(source).map(({ warehouse, onHand }) => `${warehouse} ${onHand || 0}`).join(' · ') },
    search: warehousesOf(source).map(({ warehouse }) => warehouse),
    url: null,
  }),
  targetUrl: (baseUrl, targetId) => `${baseUrl}/admin/catalog/product/edit/id/${targetId}`,
}
