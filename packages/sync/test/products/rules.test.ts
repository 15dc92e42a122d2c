import { describe, expect, test } from '@jest/globals'
import type { Product } from '@causeway/magento'
import type { Item, Mapped } from '../../src/entity.ts'
import type { AttributeFacts } from '../../src/entities/products/attribute-values.ts'
import type { Draft, ProductDraft } from '../../src/entities/products/draft.ts'
import type { ShopFacts } from '../../src/entities/products/facts.ts'
import { mapProduct, skuClaim } from '../../src/entities/products/map.ts'
import { differenceOf, isPriceOnly, newProduct, planProduct } from '../../src/entities/products/plan.ts'
import { listPriceField } from '../../src/entities/products/list-price.ts'
import { productSettings, type ProductSettings } from '../../src/entities/products/settings.ts'

const settingsWith = (some: Partial<ProductSettings> = {}) => productSettings.parse(some)
const shop: ShopFacts = { taxClasses: new Set([2, 7]), attributes: new Map<string, AttributeFacts>([['erp_number', { kind: 'text', options: new Map() }], ['erp_brand', { kind: 'select', options: new Map([['acme', '4'], ['bolt', '5']]) }], ['erp_featured', { kind: 'boolean', options: new Map() }]]) }
const hammer = { ITEMID: 'ERP-1001', NAME: 'Claw hammer', STATUS: 'active', ITEMTYPE: 'Inventory', PRODUCTLINEID: 'TOOLS', BASEPRICE: '19.99', TAXABLE: 'true' }

/** `undefined` as category: the product line has none yet. */
function map(source: Record<string, string> = {}, settings: Partial<ProductSettings> = {}, values: Record<string, string> = {}, category: string | undefined = '31'): Mapped<Draft> {
  const whole: Record<string, string> = { ...hammer, ...source }
  const row = { key: whole.ITEMID ?? '', id: 1, source: whole }
  return mapProduct(row, { sku: whole.ITEMID ?? '', name: whole.NAME ?? '', price: whole.BASEPRICE ?? '', ...values }, settingsWith(settings), shop, category)
}
const codeOf = (mapped: Mapped<Draft>) => ('failure' in mapped ? `${mapped.kind} ${mapped.failure.code}` : mapped.kind === 'skip' ? mapped.reason : mapped.kind)
function draftOf(mapped: Mapped<Draft>): ProductDraft {
  if (mapped.kind !== 'draft' || mapped.draft.kind !== 'product') throw new Error(codeOf(mapped))
  return mapped.draft
}

describe('which items are sent', () => {
  test.each<[string, Record<string, string>, Partial<ProductSettings>, string]>([
    ['an inventory item', {}, {}, 'draft'],
    ['a purchase-only item', { ITEMTYPE: 'Non-Inventory (Purchase only)' }, {}, 'It is for purchasing only.'],
    ['a kit', { ITEMTYPE: 'Kit' }, {}, 'It is a kit, and the settings leave kits out.'],
    ['a kit, when kits are sent', { ITEMTYPE: 'Stockable Kit' }, { kits: 'simple' }, 'draft'],
    ['a type that is not chosen', { ITEMTYPE: 'Non-Inventory' }, { itemTypes: ['Inventory'] }, 'Its type “Non-Inventory” is not among those that are sent.'],
    ['another product line', {}, { productLines: ['PAINT'] }, 'Its product line “TOOLS” is not among those that are sent.'],
    ['one that the filter leaves out', { WEBENABLED: 'false' }, { filters: [{ field: 'WEBENABLED', is: 'equal', value: 'true' }] }, 'Its field WEBENABLED is “false”, which the filter in the settings leaves out.'],
  ])('%s', (_, source, settings, outcome) => {
    expect(codeOf(map(source, settings))).toBe(outcome)
  })

  test('an inactive one is never created', () => {
    expect(map({ STATUS: 'inactive' })).toMatchObject({ kind: 'draft', draft: { kind: 'inactive', sku: 'ERP-1001' } })
  })

  test('one that is active non-posting counts as inactive, or as active by setting', () => {
    expect(map({ STATUS: 'active non-posting' })).toMatchObject({ draft: { kind: 'inactive', nonPosting: true } })
    expect(map({ STATUS: 'active non-posting' }, { nonPosting: 'as-active' })).toMatchObject({ draft: { kind: 'product' } })
  })
})

describe('the SKU', () => {
  test.each([
    ['A'.repeat(64), 'draft'], ['A'.repeat(65), 'failure SKU_TOO_LONG'], ['HAMMER 🔨', 'failure SKU_CHARACTERS'], ['HAM\nMER', 'failure SKU_CHARACTERS'],
    ['A/B C%20', 'draft'], ['Größe-Ü', 'draft'],
  ])('“%s” gives %s', (ITEMID, outcome) => {
    expect(codeOf(map({ ITEMID }))).toBe(outcome)
  })

  test('belongs to one item, whatever its case', () => {
    const claims = ['ERP-1001', 'erp-1001', ' Erp-1001 '].map((sku) => { const mapped = map({}, {}, { sku }); return mapped.kind === 'draft' ? mapped.claims : [] })
    expect(claims).toEqual([[skuClaim('ERP-1001')], [skuClaim('ERP-1001')], [skuClaim('ERP-1001')]])
  })

  test('mapped to an empty field fails', () => {
    expect(codeOf(map({}, {}, { sku: '' }))).toBe('failure SKU_MISSING')
  })
})

describe('name, price, weight, taxes', () => {
  test('a name loses emoji, and says so; without one the item fails', () => {
    const mapped = map({ NAME: 'Claw 🔨 hammer' })
    expect(draftOf(mapped).name).toBe('Claw hammer')
    expect(mapped).toMatchObject({ warnings: [expect.stringContaining('emoji') as unknown] })
    expect(codeOf(map({ NAME: ' ' }))).toBe('failure NAME_MISSING')
  })

  test.each<[string, string, Partial<ProductSettings>, number | string]>([
    ['19.99', '', {}, 19.99], ['1,299.50', '', {}, 1299.5], ['10.123456', '', {}, 10.123456], ['', '', {}, 'failure PRICE_MISSING'], ['', '', { noPrice: 'zero' }, 0],
    ['-1', '', {}, 'failure PRICE_INVALID'], ['12,50', '', {}, 'failure PRICE_INVALID'], ['abc', '', {}, 'failure PRICE_INVALID'],
    ['19.99', '15.00', { price: 'price-list', priceList: 'Web' }, 15], ['19.99', '', { price: 'price-list', priceList: 'Web' }, 'failure PRICE_MISSING'],
    ['19.99', '', { price: 'price-list', priceList: 'Web', noPrice: 'base-price' }, 19.99],
  ])('base price “%s” and list price “%s” by %o give %s', (BASEPRICE, list, settings, outcome) => {
    const mapped = map({ BASEPRICE, [listPriceField]: list }, settings)
    expect(typeof outcome === 'number' ? draftOf(mapped).price : codeOf(mapped)).toBe(outcome)
  })

  test('a weight is a number or is left out with a warning', () => {
    expect(draftOf(map({}, {}, { weight: '1.5' })).weight).toBe(1.5)
    expect(draftOf(map({}, {}, { weight: '' })).weight).toBeNull()
    expect(draftOf(map({}, {}, { weight: '0' })).weight).toBe(0)
    expect(draftOf(map({}, {}, { weight: '1,200.12345' })).weight).toBe(1200.1235)
    expect(map({}, {}, { weight: 'heavy' })).toMatchObject({ kind: 'draft', warnings: [expect.stringContaining('“heavy” is no weight') as unknown], draft: { weight: null } })
  })

  test.each<[Record<string, string>, Partial<ProductSettings>, number | string]>([
    [{}, {}, 2], [{ TAXABLE: 'false' }, {}, 0], [{ 'TAXGROUP.NAME': 'Reduced' }, { taxClassByGroup: { Reduced: 7 } }, 7], [{}, { taxableClassId: 99 }, 'failure TAX_CLASS_UNKNOWN'],
  ])('taxes of %o by %o give class %s', (source, settings, outcome) => {
    const mapped = map(source, settings)
    expect(typeof outcome === 'number' ? draftOf(mapped).taxClassId : codeOf(mapped)).toBe(outcome)
  })
})

describe('category and attributes', () => {
  test('an item whose product line has no category waits for it, fails, or goes without, by setting', () => {
    // A default parameter would stand in for undefined.
    const without = (settings: Partial<ProductSettings> = {}) => mapProduct({ key: 'ERP-1001', id: 1, source: hammer }, { sku: 'ERP-1001', name: 'Claw hammer', price: '1' }, settingsWith(settings), shop, undefined)
    expect(without()).toMatchObject({ kind: 'wait', waitsFor: 'product-families:TOOLS', failure: { code: 'FAMILY_MISSING' } })
    expect(codeOf(without({ family: 'fail' }))).toBe('failure FAMILY_MISSING')
    expect(draftOf(without({ family: 'without' })).categoryId).toBeNull()
  })

  test('an item without a product line has no category', () => {
    expect(draftOf(mapProduct({ key: 'A', id: 1, source: { ...hammer, PRODUCTLINEID: '' } }, { sku: 'A', name: 'A', price: '1' }, settingsWith(), shop, undefined)).categoryId).toBeNull()
  })

  test.each([
    ['custom_attributes.erp_number', 'N-1', 'N-1'], ['custom_attributes.erp_brand', 'Acme', '4'], ['custom_attributes.erp_brand', '5', '5'], ['custom_attributes.erp_featured', 'true', '1'],
  ])('%s with “%s” is stored as %s', (field, value, stored) => {
    expect(Object.values(draftOf(map({}, {}, { [field]: value })).customAttributes)).toEqual([stored])
  })

  test('an attribute or an option that the shop does not have fails, since the shop would be silent', () => {
    expect(codeOf(map({}, {}, { 'custom_attributes.nosuch': 'x' }))).toBe('failure ATTRIBUTE_UNKNOWN')
    expect(codeOf(map({}, {}, { 'custom_attributes.erp_brand': 'Zenith' }))).toBe('failure OPTION_UNKNOWN')
    expect(codeOf(map({}, {}, { 'custom_attributes.erp_featured': 'perhaps' }))).toBe('failure ATTRIBUTE_VALUE')
  })
})

describe('what is done about a product', () => {
  const draft = draftOf(map())
  const product = (some: Partial<Product> = {}): Product => ({
    id: 5, sku: 'ERP-1001', name: 'Claw hammer', price: 19.99, status: 1, extension_attributes: { category_links: [{ category_id: '31' }] },
    custom_attributes: [{ attribute_code: 'tax_class_id', value: '2' }], ...some,
  })
  const plan = (some: Partial<Item<Draft, Product>> = {}, settings: Partial<ProductSettings> = {}) =>
    planProduct({ row: { key: 'ERP-1001', id: 1, source: hammer }, draft, targetId: null, target: null, ours: false, ...some }, settingsWith(settings))

  test('what is the same is left, and sends nothing', () => {
    expect(plan({ targetId: '5', target: product() })).toMatchObject({ action: 'leave' })
    expect(differenceOf(draft, product(), settingsWith())).toEqual({ changes: [], update: {} })
  })

  test('an active item whose product is disabled is told; the shop’s own choice stays', () => {
    expect(plan({ targetId: '5', target: product({ status: 2 }) })).toMatchObject({ action: 'leave', warnings: [expect.stringContaining('disabled in the shop') as unknown] })
    expect(plan({ targetId: '5', target: product({ status: 2 }) }, { newStatus: 'disabled' })).toMatchObject({ action: 'leave', warnings: [] })
  })

  test('a decimal that the shop writes with all its places is the same; another text is not', () => {
    const wanted = { ...draft, customAttributes: { cost: '12.50', part: '7' } }
    const shopHas = (cost: string, part: string) => product({ custom_attributes: [{ attribute_code: 'tax_class_id', value: '2' }, { attribute_code: 'cost', value: cost }, { attribute_code: 'part', value: part }] })
    expect(differenceOf(wanted, shopHas('12.500000', '7'), settingsWith()).changes).toEqual([])
    expect(differenceOf(wanted, shopHas('12.510000', '7.0'), settingsWith()).changes.map(({ field }) => field)).toEqual(['custom_attributes.cost', 'custom_attributes.part'])
  })

  test('an attribute is compared by what it means, as its kind says', () => {
    const featured = draftOf(map({}, {}, { 'custom_attributes.erp_featured': 'yes' }))
    const shopHas = (value: unknown) => product({ custom_attributes: [{ attribute_code: 'tax_class_id', value: '2' }, { attribute_code: 'erp_featured', value }] })
    expect(differenceOf(featured, shopHas(true), settingsWith()).changes).toEqual([])
    expect(differenceOf(featured, shopHas('0'), settingsWith()).update).toEqual({ custom_attributes: [{ attribute_code: 'erp_featured', value: '1' }] })
  })

  test('only what differs is sent, and what the settings leave to the shop is not looked at', () => {
    const target = product({ name: 'Hammer', status: 2, visibility: 1, custom_attributes: [{ attribute_code: 'tax_class_id', value: '2' }, { attribute_code: 'description', value: 'By hand' }] })
    expect(differenceOf(draft, target, settingsWith())).toEqual({ changes: [{ field: 'name', before: 'Hammer', after: 'Claw hammer' }], update: { name: 'Claw hammer' } })
  })

  test('a change of price alone is one for the batch door', () => {
    const { changes } = differenceOf(draft, product({ price: 18 }), settingsWith())
    expect(isPriceOnly(changes)).toBe(true)
    expect(isPriceOnly(differenceOf(draft, product({ price: 18, name: 'Hammer' }), settingsWith()).changes)).toBe(false)
  })

  test.each<[ProductSettings['categories'], string[], string[] | null]>([
    ['add', ['7'], ['7', '31']], ['add', ['31', '7'], null], ['only', ['31', '7'], ['31']], ['only', ['31'], null], ['leave', ['7'], null],
  ])('categories “%s” with %j in the shop', (categories, current, wanted) => {
    const target = product({ extension_attributes: { category_links: current.map((category_id) => ({ category_id })) } })
    const { update } = differenceOf(draft, target, settingsWith({ categories }))
    expect(update.custom_attributes ?? null).toEqual(wanted && [{ attribute_code: 'category_ids', value: wanted }])
  })

  test('a SKU that is there is adopted, linked only, or refused, by setting', () => {
    const target = product({ price: 18 })
    expect(plan({ target })).toMatchObject({ action: 'update', targetId: '5', adopts: true })
    expect(plan({ target }, { existing: 'link-only' })).toEqual({ action: 'leave', targetId: '5', identity: { sku: 'ERP-1001' }, adopts: true })
    expect(plan({ target }, { existing: 'fail' })).toMatchObject({ action: 'fail', failure: { code: 'SKU_TAKEN_IN_SHOP' } })
  })

  test('a SKU that has changed fails, since the shop cannot rename', () => {
    expect(plan({ targetId: '5', target: product({ sku: 'OLD-1' }) })).toMatchObject({ action: 'fail', failure: { code: 'SKU_CHANGED' } })
  })

  test('a product that was deleted in the shop is created again, or refused, by setting', () => {
    expect(plan({ targetId: '5' })).toMatchObject({ action: 'create' })
    expect(plan({ targetId: '5' }, { deletedInShop: 'fail' })).toMatchObject({ action: 'fail', failure: { code: 'PRODUCT_DELETED_IN_SHOP' } })
  })

  test('an inactive item disables its product, or leaves it, by setting', () => {
    const inactive = { draft: { kind: 'inactive', sku: 'ERP-1001' } as const, targetId: '5', target: product() }
    expect(plan(inactive)).toMatchObject({ action: 'update', changes: [{ field: 'status', before: '1', after: '2' }] })
    expect(plan(inactive, { inactive: 'leave' })).toMatchObject({ action: 'skip', targetId: '5' })
    expect(plan({ ...inactive, target: product({ status: 2 }) })).toMatchObject({ action: 'skip' })
    expect(plan({ ...inactive, target: null, targetId: null })).toMatchObject({ action: 'skip' })
  })

  test('a new product has what the settings say of new ones', () => {
    expect(newProduct(draft, settingsWith({ newStatus: 'disabled', visibility: '3', websiteIds: [1, 2], attributeSetId: 9 }))).toMatchObject({
      sku: 'ERP-1001', status: 2, visibility: 3, attribute_set_id: 9, type_id: 'simple', extension_attributes: { website_ids: [1, 2], category_links: [{ category_id: '31', position: 0 }] },
    })
  })
})
