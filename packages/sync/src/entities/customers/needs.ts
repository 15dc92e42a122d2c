import type { EntityNeeds } from '../../definition.ts'

/** What customers need of the two systems. */
export const customerNeeds: EntityNeeds = {
  intacct: [
    { object: 'CUSTOMER', label: 'customers', menu: 'Accounts Receivable › Customers', through: ['DISPLAYCONTACT'] },
    { object: 'CONTACT', label: 'contacts', menu: 'Company › Contacts' },
    { object: 'CUSTTYPE', label: 'customer types', menu: 'Accounts Receivable › Customer Types' },
    { object: 'ARTERM', label: 'AR terms', menu: 'Accounts Receivable › AR Terms' },
  ],
  magento: [
    { label: 'Read customers', menu: 'Customers › All Customers', probe: { method: 'GET', path: 'customers/search', query: [['searchCriteria[pageSize]', '1']] } },
    { label: 'Write customers', menu: 'Customers › All Customers › Actions', probe: { method: 'PUT', path: 'customers/0', body: {} } },
    { label: 'Read customer groups', menu: 'Customers › Customer Groups', probe: { method: 'GET', path: 'customerGroups/search', query: [['searchCriteria[pageSize]', '1']] } },
    { label: 'Read the address form', menu: 'Customers › All Customers', probe: { method: 'GET', path: 'attributeMetadata/customerAddress/attribute/street' } },
  ],
  directory: ['intacct.terms', 'intacct.fields.CUSTOMER', 'magento.countries', 'magento.customerAttributes'],
}
