import type { IntacctState } from '../../intacct/index.ts'
import type { ObjectDefinition } from '../../intacct/books/definition.ts'
import type { MenuGroup } from '../frame.ts'

/** How an object of the books is shown. Every object has a page; a line below gives it a better place, title and columns. */
export interface Screen {
  object: string
  slug: string
  title: string
  /** Module of the real system, and the way from there. */
  module: string
  way?: string
  /** Fields that the list shows, the key first; dotted ones are of related objects. */
  columns?: readonly string[]
  /** What the list is sorted by at first; behind a minus, from the end. Left out: the key. */
  sort?: string
  /** Fields that the search looks into, besides the key. */
  searches?: readonly string[]
  /** Records that are shown below this one's: their object, the field in which they name its RECORDNO (where the definition does not say), and their columns. */
  below?: readonly { title: string; object: string; by: string; columns: readonly string[] }[]
}

const screens: readonly Screen[] = [
  {
    object: 'CUSTOMER', slug: 'customers', title: 'Customers', module: 'Accounts Receivable',
    columns: ['CUSTOMERID', 'NAME', 'DISPLAYCONTACT.EMAIL1', 'DISPLAYCONTACT.MAILADDRESS.ZIP', 'DISPLAYCONTACT.MAILADDRESS.CITY', 'DISPLAYCONTACT.MAILADDRESS.COUNTRYCODE', 'CUSTTYPE', 'STATUS', 'WHENMODIFIED'],
    searches: ['NAME', 'DISPLAYCONTACT.EMAIL1'],
  },
  { object: 'CUSTTYPE', slug: 'custtype', title: 'Customer types', module: 'Accounts Receivable', way: 'Setup › Customer types' },
  { object: 'ARTERM', slug: 'arterm', title: 'AR terms', module: 'Accounts Receivable', way: 'Setup › AR terms' },
  { object: 'CONTACT', slug: 'contact', title: 'Contacts', module: 'Company', columns: ['CONTACTNAME', 'FIRSTNAME', 'LASTNAME', 'EMAIL1', 'PHONE1', 'MAILADDRESS.CITY', 'STATUS', 'WHENMODIFIED'], searches: ['EMAIL1', 'FIRSTNAME', 'LASTNAME'] },
  { object: 'LOCATIONENTITY', slug: 'locationentity', title: 'Entities', module: 'Company' },
  { object: 'USERINFO', slug: 'userinfo', title: 'Users', module: 'Company' },
  { object: 'COMPANYPREF', slug: 'companypref', title: 'Company preferences', module: 'Company', way: 'Setup › Configuration › Company', columns: ['PROPERTY', 'VALUE'] },
  { object: 'PRODUCTLINE', slug: 'productline', title: 'Product lines', module: 'Inventory Control', way: 'Setup › Product lines', columns: ['PRODUCTLINEID', 'DESCRIPTION', 'PARENTLINE', 'STATUS', 'WHENMODIFIED'], searches: ['DESCRIPTION', 'PARENTLINE'] },
  { object: 'ITEM', slug: 'item', title: 'Items', module: 'Inventory Control', columns: ['ITEMID', 'NAME', 'ITEMTYPE', 'PRODUCTLINEID', 'BASEPRICE', 'UPC', 'STATUS', 'WHENMODIFIED'], searches: ['NAME', 'UPC', 'PRODUCTLINEID'] },
  { object: 'WAREHOUSE', slug: 'warehouse', title: 'Warehouses', module: 'Inventory Control' },
  { object: 'ITEMWAREHOUSEINFO', slug: 'itemwarehouseinfo', title: 'Item warehouse details', module: 'Inventory Control', way: 'Items › (item) › Warehouse', searches: ['ITEMID'], columns: ['RECORDNO', 'ITEMID', 'WAREHOUSEID', 'ONHAND', 'ONORDER', 'ONHOLD', 'WHENMODIFIED'] },
  { object: 'ITEMTAXGROUP', slug: 'itemtaxgroup', title: 'Item tax groups', module: 'Inventory Control', way: 'Setup › Item tax groups' },
  { object: 'SODOCUMENTPARAMS', slug: 'sodocumentparams', title: 'Definitions', module: 'Order Entry', way: 'Setup › Transaction definitions' },
  { object: 'SOPRICELIST', slug: 'sopricelist', title: 'Price lists', module: 'Order Entry', way: 'Setup › Price lists' },
  { object: 'SOPRICELISTENTRY', slug: 'sopricelistentry', title: 'Price list entries', module: 'Order Entry', way: 'Setup › Price lists › (list)', searches: ['ITEMID', 'PRICELISTID'], columns: ['RECORDNO', 'PRICELISTID', 'ITEMID', 'QTYLIMITMIN', 'VALUE', 'CURRENCY', 'VALUETYPE', 'STATUS', 'WHENMODIFIED'] },
  {
    object: 'SODOCUMENT', slug: 'sodocument', title: 'Transactions', module: 'Order Entry', way: 'All transactions', sort: '-RECORDNO',
    columns: ['DOCID', 'WHENCREATED', 'CUSTVENDID', 'CUSTVENDNAME', 'PONUMBER', 'CREATEDFROM', 'TRX_TOTAL', 'STATE', 'WHENMODIFIED'], searches: ['PONUMBER', 'CUSTOMERPONUMBER', 'CUSTVENDID', 'CREATEDFROM'],
    below: [
      { title: 'Lines', object: 'SODOCUMENTENTRY', by: 'DOCHDRNO', columns: ['LINE_NO', 'ITEMID', 'ITEMNAME', 'QUANTITY', 'UNIT', 'TRX_PRICE', 'TRX_VALUE', 'QTY_CONVERTED', 'QTY_REMAINING'] },
      { title: 'Subtotals', object: 'SODOCUMENTSUBTOTALS', by: 'DOCHDRNO', columns: ['DESCRIPTION', 'TRX_ABSVAL', 'TRX_TOTAL'] },
    ],
  },
  { object: 'SODOCUMENTENTRY', slug: 'sodocumententry', title: 'Transaction lines', module: 'Order Entry', way: '(transaction) › Entries', columns: ['RECORDNO', 'DOCHDRID', 'LINE_NO', 'ITEMID', 'QUANTITY', 'TRX_PRICE', 'TRX_VALUE', 'WHENMODIFIED'], searches: ['DOCHDRID', 'ITEMID'] },
  { object: 'SODOCUMENTSUBTOTALS', slug: 'sodocumentsubtotals', title: 'Transaction subtotals', module: 'Order Entry', way: '(transaction) › Subtotals' },
]

/** The screen of an object; one made of its definition alone where there is no line above. */
export function screenOf({ name, label, key, fields }: ObjectDefinition): Screen & { columns: readonly string[]; searches: readonly string[] } {
  const made: Screen = screens.find(({ object }) => object === name) ?? { object: name, slug: name.toLowerCase(), title: `${label}s`, module: 'More' }
  const has = (id: string) => fields.some((field) => field.id === id)
  const usual = [key, ...fields.map(({ id }) => id).filter((id) => id !== key).slice(0, 4), ...['STATUS', 'WHENMODIFIED'].filter(has)]
  return { ...made, columns: made.columns ?? [...new Set(usual)].filter((id) => id !== 'RECORDNO'), searches: made.searches ?? fields.filter(({ id, type }) => type === 'TEXT' && id !== key && id !== 'RECORD_URL').slice(0, 3).map(({ id }) => id) }
}

export const screenAt = (state: IntacctState, slug: string) => {
  const definition = state.books.objects.find((one) => screenOf(one).slug === slug)
  return definition && { screen: screenOf(definition), table: state.books.table(definition.name) }
}

export const wayTo = ({ module, way, title }: Screen): string => `${module} › ${way ?? title}`

/** The sidebar: objects by module, in the order of the lines above. */
export function menuOf({ books }: IntacctState): MenuGroup[] {
  const order = (object: string) => (screens.findIndex((screen) => screen.object === object) + screens.length) % screens.length
  const groups = new Map<string, MenuGroup['items'][number][]>()
  for (const definition of [...books.objects].sort((a, b) => order(a.name) - order(b.name))) {
    const { module, slug, title } = screenOf(definition)
    const items = groups.get(module) ?? []
    groups.set(module, [...items, { href: `/intacct/${slug}`, label: title, count: books.table(definition.name).size }])
  }
  return [...groups].map(([title, items]) => ({ title, items }))
}
