import type { EntityNeeds } from '../../definition.ts'

/** What stock levels need of the two systems. */
export const stockNeeds: EntityNeeds = {
  intacct: [
    { object: 'ITEMWAREHOUSEINFO', label: 'item warehouse details', menu: 'Inventory Control › Items' },
    { object: 'WAREHOUSE', label: 'warehouses', menu: 'Inventory Control › Warehouses' },
  ],
  magento: [
    { label: 'Read sources', menu: 'Stores › Inventory › Sources', probe: { method: 'GET', path: 'inventory/sources', query: [['searchCriteria[pageSize]', '1']] } },
    { label: 'Write source items', menu: 'Catalog › Inventory › Products', probe: { method: 'POST', path: 'inventory/source-items', body: {} } },
  ],
}
