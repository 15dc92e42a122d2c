import type { EntityNeeds } from '../../definition.ts'

/** What price lists need of the two systems. */
export const priceListNeeds: EntityNeeds = {
  intacct: [
    { object: 'SOPRICELIST', label: 'price lists', menu: 'Order Entry › Price Lists' },
    { object: 'SOPRICELISTENTRY', label: 'price list entries', menu: 'Order Entry › Price Lists' },
  ],
  magento: [
    { label: 'Write prices', menu: 'Catalog › Inventory › Products', probe: { method: 'POST', path: 'products/tier-prices-information', body: { skus: [] } } },
    { label: 'Read customer groups', menu: 'Customers › Customer Groups', probe: { method: 'GET', path: 'customerGroups/search', query: [['searchCriteria[pageSize]', '1']] } },
  ],
}
