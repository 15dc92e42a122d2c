import type { FastifyInstance } from 'fastify'
import type { Host } from '../../sandbox.ts'
import { registerCategories } from './categories.ts'
import { registerCustomers } from './customers.ts'
import { registerGroups } from './groups.ts'
import { registerInvoices } from './invoices.ts'
import { registerOrders } from './orders.ts'
import { registerProducts } from './products.ts'

/** The shop's pages. Addresses as a real administration has them lead to the sandbox's page of the record. */
export function registerMagentoPages(scope: FastifyInstance, host: Host): void {
  scope.get('/magento', (_request, reply) => reply.redirect('/magento/customers'))
  registerCustomers(scope, host)
  registerGroups(scope, host)
  registerCategories(scope, host)
  registerProducts(scope, host)
  registerOrders(scope, host)
  registerInvoices(scope, host)
  for (const { from, to } of administration) {
    for (const address of [from, `${from}/`]) scope.get<{ Params: { id: string } }>(address, (request, reply) => reply.redirect(`${to}/${encodeURIComponent(request.params.id)}`))
  }
}

const administration = [
  { from: '/admin/customer/index/edit/id/:id', to: '/magento/customers' },
  { from: '/admin/customer/group/edit/id/:id', to: '/magento/groups' },
  { from: '/admin/catalog/category/edit/id/:id', to: '/magento/categories' },
  { from: '/admin/catalog/product/edit/id/:id', to: '/magento/products' },
  { from: '/admin/sales/order/view/order_id/:id', to: '/magento/orders' },
  { from: '/admin/sales/order_invoice/view/invoice_id/:id', to: '/magento/invoices' },
]
