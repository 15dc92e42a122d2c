import type { EntityDefinition } from '../../definition.ts'
import { familyFailures } from './failures.ts'
import { familyNeeds } from './needs.ts'
import { familySettings, type FamilySettings } from './settings.ts'

/** Intacct product lines as Magento categories. */
export const productFamilies: EntityDefinition<FamilySettings> = {
  name: 'product-families',
  title: 'Sync product families from Sage Intacct to Magento',
  gridTitle: 'Sage Intacct Product Families',
  description: 'Product lines of Inventory Control, with their parent lines, become a tree of categories below one that you choose.',
  source: { system: 'intacct', object: 'PRODUCTLINE', one: 'product line', many: 'product lines', keyLabel: 'Product line ID' },
  target: { system: 'magento', object: 'category', one: 'category', many: 'categories', keyLabel: 'Category ID' },
  columns: [{ key: 'parent', label: 'Parent line' }, { key: 'status', label: 'In Intacct' }],
  settings: familySettings,
  mapping: [
    { field: 'name', label: 'Name', help: 'The category’s name. Where the field is empty, the product line’s ID stands in.', rule: { from: 'field', field: 'DESCRIPTION', transforms: ['trim'] } },
    { field: 'custom_attributes.url_key', label: 'URL key', help: 'The end of the category’s address. “Leave as it is” lets the shop make it from the name.', rule: { from: 'nothing' } },
    { field: 'custom_attributes.description', label: 'Description', help: 'The text above the category’s products.', rule: { from: 'nothing' } },
    { field: 'custom_attributes.meta_title', label: 'Page title', help: 'For search engines.', rule: { from: 'nothing' } },
  ],
  failures: familyFailures,
  edits: () => [
    { field: 'name', label: 'Name', mends: ['FAMILY_NAME_TAKEN', 'FAMILY_NAMES_EXCHANGED', 'FAMILY_IN_SHOP_ALREADY', 'FAMILY_NAME_WITHOUT_URL_KEY', 'FAMILY_URL_KEY_TAKEN'] },
    { field: 'custom_attributes.url_key', label: 'URL key', help: 'Small letters, digits and hyphens: the end of the category’s address.', mends: ['FAMILY_NAME_WITHOUT_URL_KEY', 'FAMILY_NAMES_EXCHANGED', 'FAMILY_URL_KEY_TAKEN', 'FAMILY_IN_SHOP_ALREADY'] },
  ],
  needs: familyNeeds,
  face: (source) => ({
    name: source.DESCRIPTION?.trim() || source.PRODUCTLINEID || '',
    display: { description: source.DESCRIPTION ?? '', parent: source.PARENTLINE ?? '', status: source.STATUS ?? '' },
    search: [source.DESCRIPTION ?? '', source.PARENTLINE ?? ''],
    url: source.RECORD_URL || null,
  }),
  targetUrl: (baseUrl, targetId) => `${baseUrl}/admin/catalog/category/edit/id/${targetId}`,
}
