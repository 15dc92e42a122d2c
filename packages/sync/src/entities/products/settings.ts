import { z } from 'zod'
import { settingMeta as meta } from '../../definition.ts'
import { filterSchema } from '../../source-filters.ts'
import { nonPostingSetting } from '../activity.ts'

/** Intacct's item types that a shop can sell. Purchase-only items are never sent. */
export const sellableTypes = ['Inventory', 'Non-Inventory', 'Non-Inventory (Sales only)', 'Kit', 'Stockable Kit'] as const
const kitTypes: readonly string[] = ['Kit', 'Stockable Kit']
export const isKit = (type: string) => kitTypes.includes(type)

export const productSettings = z.object({
  itemTypes: z.array(z.enum(sellableTypes)).default(['Inventory', 'Non-Inventory', 'Non-Inventory (Sales only)']).meta(meta({
    title: 'Item types', description: 'Which types of items are sent. Purchase-only items never are. Kits have a rule of their own below.', section: 'Which items', widget: 'multi-select',
  })),
  kits: z.enum(['skip', 'simple']).default('skip').meta(meta({
    title: 'Kits', description: 'A kit has no stock of its own; its components do.', section: 'Which items', widget: 'select',
    labels: { skip: 'Leave them out', simple: 'Send them as simple products' },
  })),
  productLines: z.array(z.string()).default([]).meta(meta({
    title: 'Only these product lines', description: 'Empty sends the items of all of them.', section: 'Which items', optionsFrom: 'intacct.productLines', widget: 'multi-select',
  })),
  filters: z.array(filterSchema).default([]).meta(meta({
    title: 'Only items with', description: 'Conditions on fields of Intacct, custom ones too; all must hold. Others are skipped, and say so.',
    section: 'Which items', optionsFrom: 'intacct.fields.ITEM', widget: 'filters',
  })),
  nonPosting: nonPostingSetting('Items', 'a sale of such an item cannot be invoiced.'),
  inactive: z.enum(['leave', 'disable']).default('disable').meta(meta({
    title: 'When an item is inactive', description: 'Inactive items are never created. This is about products that Causeway made or linked; one that the shop merely has under that SKU is never touched.',
    section: 'Which items', widget: 'select', labels: { leave: 'Leave the product as it is', disable: 'Disable the product' },
  })),
  attributeSetId: z.coerce.number().int().min(1, 'Choose an attribute set.').default(4).meta(meta({
    title: 'Attribute set of new products', description: 'Attributes outside of it are dropped by the shop without a word.', section: 'New products', optionsFrom: 'magento.attributeSets', widget: 'select',
  })),
  websiteIds: z.array(z.coerce.number().int().min(1)).min(1, 'Choose at least one website.').default([1]).meta(meta({
    title: 'Websites of new products', description: 'Afterwards the shop decides.', section: 'New products', optionsFrom: 'magento.websites', widget: 'multi-select',
  })),
  newStatus: z.enum(['enabled', 'disabled']).default('enabled').meta(meta({
    title: 'New products are', description: 'Disabled ones can be dressed with pictures and texts before people see them.', section: 'New products', widget: 'select', labels: { enabled: 'Enabled', disabled: 'Disabled' },
  })),
  visibility: z.enum(['1', '2', '3', '4']).default('4').meta(meta({
    title: 'Visibility of new products', description: 'Afterwards the shop decides.', section: 'New products', widget: 'select',
    labels: { 1: 'Not visible individually', 2: 'Catalog', 3: 'Search', 4: 'Catalog, search' },
  })),
  scope: z.string().trim().min(1, 'Choose where texts are written.').default('all').meta(meta({
    title: 'Write names and texts for', description: 'All store views, or one. What is translated in another view stays as it is. Prices are always written for all stores: one that a website has of its own stays.', section: 'Writing', optionsFrom: 'magento.scopes', widget: 'select',
  })),
  existing: z.enum(['link-and-update', 'link-only', 'fail']).default('link-and-update').meta(meta({
    title: 'When the shop has that SKU already', description: 'A product that was there before the books knew it.', section: 'Writing', widget: 'select',
    labels: { 'link-and-update': 'Link the two, and update the shop', 'link-only': 'Link the two, change nothing', fail: 'Fail, so that somebody decides' },
  })),
  deletedInShop: z.enum(['create-again', 'fail']).default('create-again').meta(meta({
    title: 'When it was deleted in the shop', description: 'A product that was sent before and is gone from the shop.', section: 'Writing', widget: 'select',
    labels: { 'create-again': 'Create it again', fail: 'Fail, so that somebody decides' },
  })),
  firstLoad: z.enum(['one-by-one', 'bulk']).default('one-by-one').meta(meta({
    title: 'New products are sent', description: 'The shop’s bulk door takes many at once and works them off by itself, if its consumers run. When they do not, Causeway says so and the products wait.',
    section: 'Writing', widget: 'select', labels: { 'one-by-one': 'One by one', bulk: 'Through the bulk door' },
  })),
  family: z.enum(['wait', 'fail', 'without']).default('wait').meta(meta({
    title: 'When the product line has no category yet', description: 'Product lines become categories in their own process.', section: 'Categories', widget: 'select',
    labels: { wait: 'Wait; it goes by itself once the category is there', fail: 'Fail', without: 'Send it without a category' },
  })),
  categories: z.enum(['add', 'only', 'leave']).default('add').meta(meta({
    title: 'Categories of the product', description: 'Merchandisers often put products into more categories by hand.', section: 'Categories', widget: 'select',
    labels: { add: 'Add the category of the product line, keep the others', only: 'Only the category of the product line', leave: 'Set it on new products only' },
  })),
  price: z.enum(['base-price', 'price-list']).default('base-price').meta(meta({
    title: 'Price', description: 'From the item itself, or from one of Intacct’s price lists.', section: 'Prices and taxes', widget: 'select',
    labels: { 'base-price': 'The item’s base price', 'price-list': 'A price list' },
  })),
  priceList: z.string().trim().default('').meta(meta({
    title: 'Price list', description: 'Entries for quantity 1 that are valid today. Items that are not in it fall under the rule below.',
    section: 'Prices and taxes', optionsFrom: 'intacct.priceLists', widget: 'select', showWhen: { field: 'price', is: ['price-list'] },
  })),
  priceCurrency: z.string().trim().max(3, 'Three letters, such as USD.').default('').meta(meta({
    title: 'Only prices in', description: 'The code of the shop’s base currency, such as USD. Empty takes entries of all currencies as they stand.',
    section: 'Prices and taxes', widget: 'text', showWhen: { field: 'price', is: ['price-list'] },
  })),
  noPrice: z.enum(['fail', 'base-price', 'zero']).default('fail').meta(meta({
    title: 'An item without a price', description: 'Magento requires one.', section: 'Prices and taxes', widget: 'select',
    labels: { fail: 'Fail', 'base-price': 'Use the item’s base price', zero: 'Send 0.00' },
  })),
  taxableClassId: z.coerce.number().int().min(0).default(2).meta(meta({
    title: 'Tax class of taxable items', description: 'Unless the tax group has a class of its own below.', section: 'Prices and taxes', optionsFrom: 'magento.taxClasses', widget: 'select',
  })),
  exemptClassId: z.coerce.number().int().min(0).default(0).meta(meta({
    title: 'Tax class of items that are not taxable', description: 'For items that Intacct does not tax.', section: 'Prices and taxes', optionsFrom: 'magento.taxClasses', widget: 'select', labels: { 0: 'None' },
  })),
  taxClassByGroup: z.record(z.string(), z.coerce.number().int()).default({}).meta(meta({
    title: 'Tax class by tax group', description: 'Which Magento tax class the items of an Intacct tax group have.', section: 'Prices and taxes',
    keysFrom: 'intacct.taxGroups', optionsFrom: 'magento.taxClasses', widget: 'key-value',
  })),
})

export type ProductSettings = z.output<typeof productSettings>
