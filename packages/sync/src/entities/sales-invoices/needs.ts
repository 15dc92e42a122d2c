import type { EntityNeeds } from '../../definition.ts'

const oneRow: [string, string][] = [['searchCriteria[pageSize]', '1']]

/** What sales order invoices need of the two systems. */
export const invoiceNeeds: EntityNeeds = {
  intacct: [
    { object: 'SODOCUMENT', label: 'Order Entry transactions', menu: 'Order Entry › Transactions' },
    { object: 'SODOCUMENTENTRY', label: 'lines of Order Entry transactions', menu: 'Order Entry › Transactions' },
  ],
  magento: [
    { label: 'Read orders', menu: 'Sales › Operations › Orders › Actions › View', probe: { method: 'GET', path: 'orders', query: oneRow } },
    { label: 'Read invoices', menu: 'Sales › Operations › Invoices', probe: { method: 'GET', path: 'invoices', query: oneRow } },
    { label: 'Invoice orders', menu: 'Sales › Operations › Orders › Actions › Invoice', probe: { method: 'POST', path: 'order/0/invoice', body: {} } },
  ],
  directory: ['intacct.fields.SODOCUMENT'],
}
