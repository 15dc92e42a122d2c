import type { EntityDefinition } from '../../definition.ts'
import { productEdits } from './edits.ts'
import { productFailures } from './failures.ts'
import { productNeeds } from './needs.ts'
import { productSettings, type ProductSettings } from './settings.ts'

const text = (source: Record<string, string>, field: string) => source[field] ?? ''

/** Intacct items as Magento products. */
export const products: EntityDefinition<ProductSettings> = {
  name: 'products',
  title: 'Sync products from Sage Intacct to Magento',
  gridTitle: 'Sage Intacct Products',
  description: 'Items of Inventory Control become products of the shop, in the category of their product line.',
  source: { system: 'intacct', object: 'ITEM', one: 'item', many: 'items', keyLabel: 'Item ID' },
  target: { system: 'magento', object: 'product', one: 'product', many: 'products', keyLabel: 'Product ID' },
  columns: [
    { key: 'type', label: 'Type' }, { key: 'family', label: 'Product line' }, { key: 'price', label: 'Base price', mono: true }, { key: 'status', label: 'In Intacct' },
  ],
  settings: productSettings,
  mapping: [
    { field: 'sku', label: 'SKU', help: 'What the shop knows the product by: 64 characters at most, without regard to case.', rule: { from: 'field', field: 'ITEMID', transforms: ['trim'] } },
    { field: 'name', label: 'Name', help: 'The product’s name.', rule: { from: 'field', field: 'NAME', transforms: ['trim'] } },
    { field: 'price', label: 'Price', help: 'Used when the settings take the base price.', rule: { from: 'field', field: 'BASEPRICE', transforms: ['trim'] } },
    { field: 'weight', label: 'Weight', help: 'In the shop’s unit. Empty leaves it as it is.', rule: { from: 'field', field: 'SHIP_WEIGHT', transforms: ['trim'] } },
    { field: 'custom_attributes.description', label: 'Description', help: 'The long text. Most shops write it themselves.', rule: { from: 'nothing' } },
    { field: 'custom_attributes.short_description', label: 'Short description', help: 'The text beside the picture.', rule: { from: 'nothing' } },
    { field: 'custom_attributes.url_key', label: 'URL key', help: 'The end of the product’s address. “Leave as it is” lets the shop make it from the name.', rule: { from: 'nothing' } },
  ],
  failures: productFailures,
  edits: productEdits,
  needs: productNeeds,
  face: (source) => ({
    name: text(source, 'NAME'),
    display: { type: text(source, 'ITEMTYPE'), family: text(source, 'PRODUCTLINEID'), price: text(source, 'BASEPRICE'), status: text(source, 'STATUS') },
    search: [text(source, 'PRODUCTLINEID'), text(source, 'UPC')],
    url: text(source, 'RECORD_URL') || null,
  }),
  targetUrl: (baseUrl, targetId) => `${baseUrl}/admin/catalog/product/edit/id/${targetId}`,
}
