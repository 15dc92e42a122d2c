import type { CategoryTree, MagentoClient } from '@causeway/magento'
import type { Directory } from '../forms.ts'

type List = Directory[string]

interface Attribute { attribute_code: string; frontend_label?: string | null; default_frontend_label?: string | null; frontend_input?: string | null; user_defined?: boolean; is_user_defined?: boolean }

/** Lists of the shop that forms choose from, by their key in the directory. A new one is one entry. */
export const magentoLists: Record<string, (magento: MagentoClient) => Promise<List>> = {
  // The administration's own website, store view and group have the id 0 and are none of the shop's.
  'magento.websites': async ({ store }) => sorted((await store.websites()).filter(({ id }) => id !== 0).map(({ id, name, code }) => ({ value: String(id), label: name, hint: code }))),
  'magento.storeViews': async ({ store }) => {
    const [views, websites] = await Promise.all([store.views(), store.websites()])
    const nameOf = new Map(websites.map(({ id, name }) => [id, name]))
    return sorted(views.filter(({ id }) => id !== 0).map((view) => ({ value: String(view.id), label: `${nameOf.get(view.website_id) ?? 'Website'} › ${view.name}`, hint: view.code })))
  },
  // Where texts are written: everywhere, or in one view.
  'magento.scopes': async ({ store }) => [
    { value: 'all', label: 'All store views' }, ...sorted((await store.views()).filter(({ id }) => id !== 0).map(({ code, name }) => ({ value: code, label: `Only ${name}`, hint: code }))),
  ],
  'magento.customerGroups': async ({ customerGroups }) => (await customerGroups.all()).filter(({ id }) => id !== 0).map(({ id, code }) => ({ value: String(id), label: code })),
  // What an entry of a price list can become.
  'magento.priceTargets': async ({ customerGroups }) => [
    { value: 'special', label: 'The special price, for everybody' }, { value: 'ALL GROUPS', label: 'Tier price of all groups' },
    ...(await customerGroups.all()).map(({ code }) => ({ value: code, label: `Tier price of ${code}` })),
  ],
  'magento.countries': async ({ directory }) => sorted((await directory.countries()).map(({ id, full_name_english: name, available_regions: regions }) => ({
    value: id, label: name || id, ...(regions?.length ? { hint: `${regions.length} states or regions` } : {}),
  }))),
  // Magento's own fields of a customer (website_id, email) are none that custom_attributes could carry.
  'magento.customerAttributes': async (magento) => attributes(await magento.get<Attribute[]>('attributeMetadata/customer/custom')),
  'magento.productAttributes': async (magento) => attributes(await magento.searchAll<Attribute>('products/attributes', { sort: [{ field: 'attribute_id', direction: 'ASC' }] })),
  'magento.attributeSets': async (magento) => {
    const sets = await magento.searchAll<{ attribute_set_id: number; attribute_set_name: string }>('products/attribute-sets/sets/list', { sort: [{ field: 'attribute_set_id', direction: 'ASC' }] })
    return sets.map((set) => ({ value: String(set.attribute_set_id), label: set.attribute_set_name }))
  },
  'magento.taxClasses': async ({ taxClasses }) => (await taxClasses.all()).filter((one) => one.class_type === 'PRODUCT').map((one) => ({ value: String(one.class_id), label: one.class_name })),
  'magento.categories': async ({ categories }) => underneath(await categories.tree(1), ''),
  'magento.sources': async (magento) => {
    const sources = await magento.searchAll<{ source_code: string; name: string; enabled: boolean }>('inventory/sources', {})
    return sources.map((source) => ({ value: source.source_code, label: source.name, ...(source.enabled ? {} : { hint: 'Switched off' }) }))
  },
}

const sorted = (list: List) => list.sort((a, b) => a.label.localeCompare(b.label, 'en'))

/** Values are the attributes' own codes; the mapping writes them behind "custom_attributes.". */
function attributes(list: Attribute[]): List {
  return sorted(list.map((one) => ({
    value: one.attribute_code, label: one.frontend_label || one.default_frontend_label || one.attribute_code,
    hint: `${one.user_defined || one.is_user_defined ? 'custom' : 'of Magento'}, ${one.frontend_input || 'text'}`,
  })))
}

function underneath(tree: CategoryTree, path: string): List {
  return (tree.children_data ?? []).flatMap((child) => {
    const label = path ? `${path} › ${child.name}` : child.name
    return [{ value: String(child.id), label }, ...underneath(child, label)]
  })
}
