import type { EntityNeeds } from '../../definition.ts'

/** What product families need of the two systems. */
export const familyNeeds: EntityNeeds = {
  intacct: [{ object: 'PRODUCTLINE', label: 'product lines', menu: 'Inventory Control › Product Lines' }],
  magento: [
    { label: 'Read categories', menu: 'Catalog › Inventory › Categories', probe: { method: 'GET', path: 'categories/list', query: [['searchCriteria[pageSize]', '1']] } },
    { label: 'Write categories', menu: 'Catalog › Inventory › Categories', probe: { method: 'POST', path: 'categories', body: {} } },
  ],
  directory: ['intacct.fields.PRODUCTLINE'],
}
