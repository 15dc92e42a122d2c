import { randomBytes } from 'node:crypto'
import type { Accounts } from './auth/accounts.ts'
import { Nonces } from './auth/oauth.ts'
import { createBulks, type Bulks } from './bulk/bulk.ts'
import { categoryAttributes, ProductAttributes, valueTypes } from './catalog/attributes.ts'
import { createCategories, type Categories } from './categories/categories.ts'
import { createCustomers, type Customers } from './customers/customers.ts'
import { createGroups, type Groups } from './groups/groups.ts'
import type { LedgerEntry } from './ledger.ts'
import { createProducts, type Products } from './products/products.ts'
import { createSales, type Sales } from './sales/sales.ts'
import { createInventory, type Inventory } from './stock/stock.ts'
import { recordedStore, type StoreTree } from './stores/stores.ts'
import { Journal, type Table, type TableImage } from './tables/table.ts'
import { createTaxes, type Taxes } from './taxes/taxes.ts'

/** What a shop's administrator can turn. */
export interface ShopSwitches {
  /** Stores › Configuration › Services › OAuth › Allow OAuth Access Tokens to be used as standalone Bearer tokens. */
  integrationTokenAsBearer: boolean
  adminTokenMinutes: number
  /** Whether the queue's consumers run; without them bulk operations stay open. */
  consumersRun: boolean
  /** Whether an attribute that was put into a set stays unseen until the attribute cache is cleaned, as in a shop with its cache on. Default no. */
  attributeCache: boolean
  /** Stores › Configuration › Catalog › Price › Catalog Price Scope: with `global`, as shops are installed, no store view and no website has prices of its own. */
  priceScope: 'global' | 'website'
}

export interface MagentoOptions {
  accounts: Accounts
  switches?: Partial<ShopSwitches>
  stores?: StoreTree
  /** For tests of time. */
  clock?: () => Date
}

/** Everything that the shop remembers between requests. */
export interface MagentoState {
  accounts: Accounts
  switches: ShopSwitches
  stores: StoreTree
  nonces: Nonces
  tokenKey: string
  journal: Journal
  customers: Customers
  groups: Groups
  taxes: Taxes
  attributes: ProductAttributes
  categories: Categories
  products: Products
  inventory: Inventory
  sales: Sales
  bulks: Bulks
  /** How values of custom attributes are read, by data interface. */
  attributeType(dataType: string, code: string): string | undefined
  /** Every write that was carried out, oldest first. Only ever added to. */
  ledger: LedgerEntry[]
  clock(): Date
  /** The time as the shop writes it: UTC without a zone. */
  now(): string
  /** Called after every change, for whoever keeps snapshots. */
  onChange(listener: () => void): void
  /** All data as JSON; credentials are not in it. */
  snapshot(): MagentoSnapshot
  restore(snapshot: MagentoSnapshot): void
}

export interface MagentoSnapshot { tables: Record<string, TableImage<{ id: number }>>; ledger: LedgerEntry[] }

/** A shop like the recorded one: empty, one website, US dollars. Fill it through the web API, the tables, or `restore`. */
export function createMagentoState({ accounts, switches: switched, stores = recordedStore, clock = () => new Date() }: MagentoOptions): MagentoState {
  const listeners: (() => void)[] = []
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const journal = new Journal()
  const now = () => clock().toISOString().slice(0, 19).replace('T', ' ')
  const groups = createGroups(journal, changed)
  const switches: ShopSwitches = { integrationTokenAsBearer: false, adminTokenMinutes: 60, consumersRun: true, attributeCache: false, priceScope: 'global', ...switched }
  const products = createProducts(journal, changed)
  const attributes = new ProductAttributes(journal, changed, () => switches.attributeCache)
  const parts = {
    groups, taxes: createTaxes(journal, changed), customers: createCustomers({ journal, changed, now, stores, groups }), attributes, categories: createCategories(journal, changed, now), products,
    inventory: createInventory(journal, changed, now, products), sales: createSales(journal, changed), bulks: createBulks(journal, changed),
  }
  const ledger: LedgerEntry[] = []
  const tables = (): Record<string, Table<{ id: number }>> => Object.fromEntries(
    Object.entries(parts).flatMap(([part, { tables: own }]) => Object.entries(own).map(([name, table]) => [`${part}.${name}`, table as unknown as Table<{ id: number }>])))
  return {
    accounts, stores, journal, clock, now, ledger, ...parts,
    switches, nonces: new Nonces(), tokenKey: randomBytes(32).toString('hex'),
    attributeType(dataType, code) {
      const attribute = dataType === 'catalog-product' ? attributes.with(code) : dataType === 'catalog-category' ? categoryAttributes.get(code) : undefined
      return attribute && valueTypes[attribute.backend]
    },
    onChange: (listener) => void listeners.push(listener),
    snapshot: () => ({ tables: Object.fromEntries(Object.entries(tables()).map(([name, table]) => [name, table.image()])), ledger: [...ledger] }),
    restore(snapshot) {
      for (const [name, table] of Object.entries(tables())) {
        const image = snapshot.tables[name]
        if (image) table.restore(image)
      }
      ledger.splice(0, ledger.length, ...snapshot.ledger)
    },
  }
}
