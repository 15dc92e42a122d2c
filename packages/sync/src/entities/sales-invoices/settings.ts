import { z } from 'zod'
import { settingMeta as meta } from '../../definition.ts'

export const invoiceSettings = z.object({
  definitions: z.array(z.string().trim().min(1)).min(1, 'Choose at least one transaction definition.').default(['Sales Invoice']).meta(meta({
    title: 'Transaction definitions', description: 'Which Order Entry transactions are invoices, by the name of their definition.',
    section: 'Which invoices', optionsFrom: 'intacct.salesDefinitions', widget: 'multi-select',
  })),
  credits: z.enum(['skip', 'fail']).default('skip').meta(meta({
    title: 'Credit invoices', description: 'A transaction with a negative total is no invoice; in Magento it would be a credit memo.',
    section: 'Which invoices', widget: 'select', labels: { skip: 'Leave them out', fail: 'Fail, so that somebody makes the credit memo' },
  })),
  referenceField: z.string().trim().min(1, 'Choose the field that holds the order number.').default('PONUMBER').meta(meta({
    title: 'The order number stands in', description: 'The field that names the Magento order, on the invoice or on the sales order that it was made from. Custom fields too.',
    section: 'Finding the order', optionsFrom: 'intacct.fields.SODOCUMENT', widget: 'select',
  })),
  matchOn: z.enum(['increment_id', 'ext_order_id']).default('increment_id').meta(meta({
    title: 'It is compared with', description: 'The number that people see in Magento, or the external ID that another program wrote.',
    section: 'Finding the order', widget: 'select', labels: { increment_id: 'The order number (increment_id)', ext_order_id: 'The external order ID (ext_order_id)' },
  })),
  storeId: z.coerce.number().int().min(0).default(0).meta(meta({
    title: 'Orders of the store view', description: 'Only needed where several stores number their orders alike.',
    section: 'Finding the order', optionsFrom: 'magento.storeViews', widget: 'select', labels: { 0: 'All store views' },
  })),
  waitDays: z.coerce.number().int().min(1, 'At least one day.').max(365, 'At most a year.').default(14).meta(meta({
    title: 'Wait for the order, days', description: 'An invoice whose order is not in the shop waits this long before it counts as failed. It still goes by itself if the order comes later.',
    section: 'Finding the order', widget: 'number',
  })),
  ignoredItems: z.string().trim().default('').meta(meta({
    title: 'Items that are no order lines', description: 'Item IDs, separated by commas, that stand on invoices but not on orders: freight, handling.',
    section: 'Lines', widget: 'text',
  })),
  existing: z.enum(['link', 'fail']).default('link').meta(meta({
    title: 'When the shop has billed the order already', description: 'Many payment methods make an invoice when the order is placed.',
    section: 'Writing', widget: 'select', labels: { link: 'Link the shop’s invoice if it bills the same quantities', fail: 'Fail, so that somebody decides' },
  })),
  capture: z.boolean().default(false).meta(meta({
    title: 'Capture the payment', description: 'Asks the payment method to collect the amount. Offline methods are set to paid either way.', section: 'Writing', widget: 'switch',
  })),
  notify: z.boolean().default(false).meta(meta({
    title: 'Mail the buyer', description: 'Magento sends its invoice mail. Takes about half a second for each invoice.', section: 'Writing', widget: 'switch',
  })),
  tolerance: z.coerce.number().min(0, 'Enter an amount of 0 or more.').default(0.05).meta(meta({
    title: 'Totals may differ by', description: 'In the order’s currency. A larger difference between the two invoices is shown as a warning on the record.', section: 'Writing', widget: 'number',
  })),
})

export type InvoiceSettings = z.output<typeof invoiceSettings>
