import { createMagentoState, type MagentoState } from '../magento/index.ts'
import { recordedStore, type StoreTree } from '../magento/stores/stores.ts'
import { demoAccounts } from './credentials.ts'
import type { ShopCustomer } from './demo-shop-customers.ts'
import type { ShopOrder } from './order-case.ts'
import { booksAsOf } from './rows.ts'
import { addOrders } from './shop-sales.ts'

/** Besides the groups that every shop begins with. Each fits a customer type of the books; Employees fits none, on purpose. */
const groups = ['Retail', 'Distributor', 'Online', 'Government'] as const
const retailCustomers = 3
const california = 12

/** The recorded store with a second, German store view, in which names can be translated. */
export const demoStores: StoreTree = {
  ...recordedStore,
  views: [...recordedStore.views, { id: 2, code: 'german', name: 'German', website_id: 1, store_group_id: 1, is_active: 1 }],
}

/** The demo shop, which knows some customers already and has orders that the books have invoices for. */
export function demoShop(customers: readonly ShopCustomer[], orders: readonly ShopOrder[]): MagentoState {
  // Seeded records bear the same times at every start, or they would seem changed.
  let seeding = true
  const shop = createMagentoState({ accounts: demoAccounts, stores: demoStores, clock: () => (seeding ? booksAsOf : new Date()) })
  for (const code of groups) shop.groups.tables.group.insert({ code, tax_class_id: retailCustomers })
  for (const { email, firstname, lastname, telephone, company } of customers) {
    shop.customers.create({
      email, firstname, lastname, addresses: [{
        firstname, lastname, company, telephone, street: ['1 Old Account Road'], city: 'San Jose', region: { region_id: california }, country_id: 'US', postcode: '95110', default_billing: true, default_shipping: true,
      }],
    })
  }
  addOrders(shop, orders)
  seeding = false
  return shop
}

/** Like the recorded store: no customer, four groups, one store view. */
export const emptyShop = (): MagentoState => createMagentoState({ accounts: demoAccounts })
