import type { EntityNeeds } from '../../definition.ts'

const oneRow: [string, string][] = [['searchCriteria[pageSize]', '1']]

/** What products need of the two systems. */
export const productNeeds: EntityNeeds = {
  intacct: [
    { object: 'ITEM', label: 'items', menu: 'Inventory Control › Items' },
    { object: 'PRODUCTLINE', label: 'product lines', menu: 'Inventory Control › Product Lines' },
    { object: 'SOPRICELIST', label: 'price lists', menu: 'Order Entry › Price Lists' },
  ],
  magento: [
    { label: 'Read products', menu: 'Catalog › Inventory › Products', probe: { method: 'GET', path: 'products', query: oneRow } },
    { label: 'Write products', menu: 'Catalog › Inventory › Products', probe: { method: 'POST', path: 'products', body: {} } },
    { label: 'Read attribute sets', menu: 'Stores › Attributes › Attribute Set', probe: { method: 'GET', path: 'products/attribute-sets/sets/list', query: oneRow } },
    { label: 'Read tax classes', menu: 'Stores › Taxes › Tax Rules', probe: { method: 'GET', path: 'taxClasses/search', query: oneRow } },
  ],
  directory: ['intacct.fields.ITEM', 'magento.productAttributes'],
}
