import type { Product } from '@causeway/magento'
import type { Change, Item, Plan, TargetIdentity } from '../../entity.ts'
import { activityInWords } from '../activity.ts'
import { isSameValue } from './attribute-values.ts'
import type { Draft, ProductDraft } from './draft.ts'
import { isSamePrice } from './everyones-prices.ts'
import { failProduct } from './failures.ts'
import type { ProductSettings } from './settings.ts'

/** What differs between a draft and a product, and what to send for it. */
export interface Difference {
  changes: Change[]
  update: Partial<Product>
}

/** Whether two drafts of an item differ in nothing but the price, if in anything. */
export const isSameButForPrice = (one: ProductDraft, other: ProductDraft): boolean => JSON.stringify({ ...one, price: 0 }) === JSON.stringify({ ...other, price: 0 })

/** What is kept with the link. */
export const identityOf = ({ sku }: Pick<Product, 'sku'>): TargetIdentity => ({ sku })

/** The only thing that differs is the price: such changes go through the batch door. */
export const isPriceOnly = (changes: readonly Change[]) => changes.length === 1 && changes[0]?.field === 'price'

const attributeOf = (product: Product, code: string): unknown => product.custom_attributes?.find((attribute) => attribute.attribute_code === code)?.value
const textOf = (value: unknown): string | null => (value === undefined || value === null ? null : Array.isArray(value) ? value.map(String).join(',') : String(value))

/** The categories that a product is in, as ids. */
export function categoriesOf(product: Product): string[] {
  const links = product.extension_attributes?.category_links?.map(({ category_id: id }) => String(id))
  const listed = attributeOf(product, 'category_ids')
  return links ?? (Array.isArray(listed) ? listed.map(String) : [])
}

/** Compares only the mapped fields; what the settings leave to the shop is not looked at. Pure. */
export function differenceOf(draft: ProductDraft, product: Product, settings: ProductSettings): Difference {
  const changes: Change[] = []
  const update: Partial<Product> = {}
  const attributes: { attribute_code: string; value: unknown }[] = []
  if (product.name !== draft.name) {
    changes.push({ field: 'name', before: product.name ?? null, after: draft.name })
    update.name = draft.name
  }
  if (product.price === undefined || !isSamePrice(product.price, draft.price)) {
    changes.push({ field: 'price', before: product.price === undefined ? null : String(product.price), after: String(draft.price) })
    update.price = draft.price
  }
  if (draft.weight !== null && product.weight !== draft.weight) {
    changes.push({ field: 'weight', before: product.weight === undefined ? null : String(product.weight), after: String(draft.weight) })
    update.weight = draft.weight
  }
  const taxClass = textOf(attributeOf(product, 'tax_class_id'))
  if ((taxClass ?? '0') !== String(draft.taxClassId)) {
    changes.push({ field: 'tax_class_id', before: taxClass, after: String(draft.taxClassId) })
    attributes.push({ attribute_code: 'tax_class_id', value: String(draft.taxClassId) })
  }
  for (const [code, wanted] of Object.entries(draft.customAttributes)) {
    const before = textOf(attributeOf(product, code))
    if (isSameValue(draft.attributeKinds[code] ?? 'text', before, wanted)) continue
    changes.push({ field: `custom_attributes.${code}`, before, after: wanted })
    attributes.push({ attribute_code: code, value: wanted === '' ? null : wanted })
  }
  const categories = categoryChange(draft, product, settings)
  if (categories) {
    changes.push({ field: 'categories', before: categories.before, after: categories.after.join(', ') })
    // The list as an attribute replaces the links; as links it would add to them (recorded exchanges 361, 386).
    attributes.push({ attribute_code: 'category_ids', value: categories.after })
  }
  if (attributes.length) update.custom_attributes = attributes as NonNullable<Product['custom_attributes']>
  return { changes, update }
}

function categoryChange(draft: ProductDraft, product: Product, settings: ProductSettings): { before: string; after: string[] } | null {
  if (settings.categories === 'leave' || draft.categoryId === null) return null
  const current = categoriesOf(product)
  const after = settings.categories === 'only' ? [draft.categoryId] : current.includes(draft.categoryId) ? current : [...current, draft.categoryId]
  return after.length === current.length && after.every((id) => current.includes(id)) ? null : { before: current.join(', '), after }
}

/** A new product as the shop takes it. */
export function newProduct(draft: ProductDraft, settings: ProductSettings): Product {
  const attributes = Object.entries(draft.customAttributes).filter(([, value]) => value !== '')
  return {
    sku: draft.sku, name: draft.name, attribute_set_id: settings.attributeSetId, price: draft.price, status: settings.newStatus === 'enabled' ? 1 : 2,
    visibility: Number(settings.visibility), type_id: 'simple', ...(draft.weight === null ? {} : { weight: draft.weight }),
    extension_attributes: {
      website_ids: settings.websiteIds, ...(draft.categoryId === null ? {} : { category_links: [{ category_id: draft.categoryId, position: 0 }] }),
    },
    custom_attributes: [
      { attribute_code: 'tax_class_id', value: String(draft.taxClassId) },
      ...attributes.map(([attribute_code, value]) => ({ attribute_code, value })),
    ],
  }
}

/** What to do about an item. Pure. */
export function planProduct(item: Item<Draft, Product>, settings: ProductSettings): Plan {
  const { draft, target, targetId, row } = item
  const subject = `Item ${row.key}`
  const foundId = target?.id === undefined ? null : String(target.id)
  if (draft.kind === 'inactive') {
    const it = `It is ${activityInWords[draft.nonPosting ? 'non-posting' : 'inactive']} in Sage Intacct`
    if (!target || foundId === null) return { action: 'skip', targetId: null, reason: `${it}.` }
    if (settings.inactive === 'leave') return { action: 'skip', targetId: foundId, reason: `${it}; the product was left as it is.` }
    if (target.status === 2) return { action: 'skip', targetId: foundId, reason: `${it}, and the product is disabled.` }
    return { action: 'update', targetId: foundId, changes: [{ field: 'status', before: String(target.status ?? ''), after: '2' }] }
  }
  if (!target || foundId === null) {
    if (targetId !== null && settings.deletedInShop === 'fail') return { action: 'fail', failure: failProduct('PRODUCT_DELETED_IN_SHOP', subject, { targetId }) }
    return { action: 'create', changes: changesOfNew(draft) }
  }
  if (target.sku.toLowerCase() !== draft.sku.toLowerCase()) return { action: 'fail', failure: failProduct('SKU_CHANGED', subject, { before: target.sku, after: draft.sku }) }
  const adopts = foundId !== targetId && !item.ours
  if (adopts && settings.existing === 'fail') return { action: 'fail', failure: failProduct('SKU_TAKEN_IN_SHOP', subject, { sku: draft.sku, targetId: foundId }) }
  if (adopts && settings.existing === 'link-only') return { action: 'leave', targetId: foundId, identity: identityOf(target), adopts: true }
  const { changes } = differenceOf(draft, target, settings)
  const warnings = statusWarnings(target, settings)
  return changes.length ? { action: 'update', targetId: foundId, changes, adopts, warnings } : { action: 'leave', targetId: foundId, identity: identityOf(target), adopts, warnings }
}

/** Who disabled it, we or a merchandiser, nobody knows: it is said instead of undone. */
const statusWarnings = ({ status }: Product, settings: ProductSettings): string[] =>
  (status === 2 && settings.inactive === 'disable' && settings.newStatus === 'enabled' ? ['The item is active, and its product is disabled in the shop. Causeway never enables a product again by itself; do so in Magento if it is to be sold.'] : [])

const changesOfNew = (draft: ProductDraft): Change[] => [
  { field: 'sku', before: null, after: draft.sku }, { field: 'name', before: null, after: draft.name }, { field: 'price', before: null, after: String(draft.price) },
  ...(draft.weight === null ? [] : [{ field: 'weight', before: null, after: String(draft.weight) }]),
  { field: 'tax_class_id', before: null, after: String(draft.taxClassId) },
  ...(draft.categoryId === null ? [] : [{ field: 'categories', before: null, after: draft.categoryId }]),
  ...Object.entries(draft.customAttributes).filter(([, value]) => value).map(([code, after]) => ({ field: `custom_attributes.${code}`, before: null, after })),
]
