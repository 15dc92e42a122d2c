import type { EntityDefinition } from '../../definition.ts'
import { invoiceFailures } from './failures.ts'
import { invoiceNeeds } from './needs.ts'
import { invoiceSettings, type InvoiceSettings } from './settings.ts'

const text = (source: Record<string, string>, field: string) => source[field] ?? ''

/** Intacct's Order Entry invoices as invoices of the shop's orders. */
export const salesInvoices: EntityDefinition<InvoiceSettings> = {
  name: 'sales-invoices',
  title: 'Sync sales order invoices from Sage Intacct to Magento',
  gridTitle: 'Sage Intacct Sales Order Invoices',
  description: 'Invoices of Order Entry bill the Magento orders that they belong to. One whose order is not in the shop waits for it.',
  source: { system: 'intacct', object: 'SODOCUMENT', one: 'invoice', many: 'invoices', keyLabel: 'Document ID' },
  target: { system: 'magento', object: 'invoice', one: 'invoice', many: 'invoices', keyLabel: 'Invoice ID' },
  columns: [
    { key: 'order', label: 'Order number', mono: true }, { key: 'customer', label: 'Customer' }, { key: 'date', label: 'Date', mono: true },
    { key: 'total', label: 'Total', mono: true },
  ],
  settings: invoiceSettings,
  mapping: [],
  failures: invoiceFailures,
  edits: ({ referenceField }) => [
    { field: 'order', label: 'Order number', source: referenceField, help: 'As the shop shows it.', mends: ['ORDER_NUMBER_MISSING', 'ORDER_NUMBER_INVALID', 'ORDER_NUMBER_CHANGED', 'ORDER_OUT_OF_SIGHT', 'ORDER_NOT_IN_MAGENTO', 'ORDER_NEVER_CAME', 'ORDER_CURRENCY_DIFFERS'] },
  ],
  needs: invoiceNeeds,
  face: (source) => ({
    name: text(source, 'DOCNO') || text(source, 'DOCID'),
    display: {
      order: text(source, 'PONUMBER'), customer: text(source, 'CUSTVENDNAME') || text(source, 'CUSTVENDID'), date: text(source, 'WHENCREATED'),
      total: `${text(source, 'TRX_TOTAL') || text(source, 'TOTAL')} ${text(source, 'CURRENCY')}`.trim(),
    },
    search: [text(source, 'PONUMBER'), text(source, 'CUSTVENDID'), text(source, 'CUSTVENDNAME'), text(source, 'CREATEDFROM')],
    url: text(source, 'RECORD_URL') || null,
  }),
  targetUrl: (baseUrl, targetId) => `${baseUrl}/admin/sales/order_invoice/view/invoice_id/${targetId}`,
}
