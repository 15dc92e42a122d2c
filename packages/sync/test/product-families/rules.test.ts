import { describe, expect, test } from '@jest/globals'
import type { Category } from '@causeway/magento'
import type { Item } from '../../src/entity.ts'
import type { Draft, FamilyDraft } from '../../src/entities/product-families/draft.ts'
import { addressClaim, mapFamily, type FamilyFacts } from '../../src/entities/product-families/map.ts'
import { planFamily, type FoundCategory } from '../../src/entities/product-families/plan.ts'
import { familySettings, type FamilySettings } from '../../src/entities/product-families/settings.ts'
import { urlKeyOf } from '../../src/entities/url-key.ts'

const settingsWith = (some: Partial<FamilySettings> = {}) => familySettings.parse(some)
const top: FamilyFacts = { place: { level: 0 }, parentId: '2' }

function map(source: Record<string, string>, facts: FamilyFacts = top, settings = settingsWith(), values: Record<string, string> = {}) {
  const row = { key: source.PRODUCTLINEID ?? 'HAND', id: 7, source: { PRODUCTLINEID: 'HAND', STATUS: 'active', ...source } }
  return mapFamily(row, { name: source.DESCRIPTION ?? '', ...values }, settings, facts)
}
const draftOf = (mapped: ReturnType<typeof map>) => (mapped.kind === 'draft' && mapped.draft.kind === 'family' ? mapped.draft : undefined)
const codeOf = (mapped: ReturnType<typeof map>) => ('failure' in mapped ? mapped.failure.code : mapped.kind)

describe('a product line as a category', () => {
  test('is called by its description, else by its ID', () => {
    expect(draftOf(map({ DESCRIPTION: ' Hand  tools ' }))?.name).toBe('Hand tools')
    expect(draftOf(map({ DESCRIPTION: '' }))?.name).toBe('HAND')
  })

  test('lies under its parent’s category, and waits while there is none', () => {
    expect(draftOf(map({ PARENTLINE: 'TOOLS' }, { place: { level: 1 }, parentId: '31' }))?.parentId).toBe('31')
    expect(map({ PARENTLINE: 'TOOLS' }, { place: { level: 1 }, parentId: undefined })).toMatchObject({ kind: 'wait', waitsFor: 'product-families:TOOLS', reason: 'Waits for its parent line TOOLS.' })
  })

  test('a cycle is refused, and told from this line on', () => {
    const mapped = map({ PRODUCTLINEID: 'B' }, { place: { level: 0, problem: { kind: 'cycle', keys: ['A', 'B', 'C'] } }, parentId: undefined })
    expect(mapped).toMatchObject({ kind: 'failure', failure: { code: 'FAMILY_IN_CYCLE', explanation: expect.stringContaining('B → C → A → B') as unknown } })
  })

  test('a parent that does not exist is refused, and named', () => {
    const mapped = map({}, { place: { level: 0, problem: { kind: 'parent-missing', parent: 'OLD' } }, parentId: undefined })
    expect(mapped).toMatchObject({ kind: 'failure', failure: { code: 'FAMILY_PARENT_MISSING', explanation: expect.stringContaining('“OLD”') as unknown } })
  })

  test.each([['—', 'FAMILY_NAME_WITHOUT_URL_KEY'], ['工具', 'FAMILY_NAME_WITHOUT_URL_KEY'], ['Büro & Stühle', 'draft']])('the name “%s” gives %s', (name, code) => {
    expect(codeOf(map({ DESCRIPTION: name }))).toBe(code)
  })

  test('a URL key in the mapping stands in for a name that makes none', () => {
    expect(draftOf(map({ DESCRIPTION: '工具' }, top, settingsWith(), { 'custom_attributes.url_key': 'Tools!' }))?.customAttributes).toEqual({ url_key: 'tools' })
  })

  test('its address belongs to one line under a parent: case and signs make no difference', () => {
    const claims = ['Hand Tools', 'hand-tools', 'HAND tools!'].map((DESCRIPTION) => { const mapped = map({ DESCRIPTION }); return mapped.kind === 'draft' ? mapped.claims : [] })
    expect(claims).toEqual([[addressClaim('', 'hand-tools')], [addressClaim('', 'hand-tools')], [addressClaim('', 'hand-tools')]])
  })

  test('the address follows the name only when the settings say so', () => {
    expect(draftOf(map({ DESCRIPTION: 'Hand tools' }))?.customAttributes).toEqual({})
    expect(draftOf(map({ DESCRIPTION: 'Hand tools' }, top, settingsWith({ urlKey: 'follow-name' })))?.customAttributes).toEqual({ url_key: 'hand-tools' })
  })

  test('a name of 300 characters is cut, and that is told', () => {
    const mapped = map({ DESCRIPTION: 'N'.repeat(300) })
    expect(draftOf(mapped)?.name).toHaveLength(255)
    expect(mapped.kind === 'draft' && mapped.warnings?.[0]).toContain('longer than 255')
  })
})

describe('what the shop makes of a name in an address', () => {
  test.each([
    ['Hand tools', 'hand-tools'], ['  Büromöbel & Stühle / 椅子 ', 'buromobel-and-stuhle'], ['Straße 5', 'strasse-5'], ['--A--', 'a'], ['Æther', 'aether'], ['***', ''],
  ])('“%s” becomes “%s”', (name, key) => {
    expect(urlKeyOf(name)).toBe(key)
  })
})

describe('what is done about a category', () => {
  const draft: FamilyDraft = { kind: 'family', name: 'Hand tools', parentId: '2', includeInMenu: true, customAttributes: {} }
  const category = (some: Partial<Category> = {}): FoundCategory => ({ category: { id: 9, parent_id: 2, name: 'Hand tools', is_active: true, children: '', ...some }, isEmpty: true })
  const plan = (some: Partial<Item<Draft, FoundCategory>>, settings: Partial<FamilySettings> = {}) => planFamily({
    row: { key: 'HAND', id: 7, source: {} }, draft, targetId: null, target: null, ours: false, ...some,
  }, settingsWith(settings))

  test('one that is not there is created under its parent', () => {
    expect(plan({})).toMatchObject({ action: 'create', changes: [{ field: 'name', after: 'Hand tools' }, { field: 'parent_id', after: '2' }] })
  })

  test('one of that name under that parent is adopted, linked only, or refused, by setting', () => {
    const target = category({ is_active: false })
    expect(plan({ target })).toMatchObject({ action: 'update', targetId: '9', adopts: true, changes: [{ field: 'is_active' }] })
    expect(plan({ target }, { existing: 'link-only' })).toEqual({ action: 'leave', targetId: '9', adopts: true })
    expect(plan({ target }, { existing: 'fail' })).toMatchObject({ action: 'fail', failure: { code: 'FAMILY_IN_SHOP_ALREADY' } })
  })

  test('a rename and a move send only what differs', () => {
    expect(plan({ targetId: '9', target: category({ name: 'Tools' }) })).toMatchObject({ action: 'update', adopts: false, changes: [{ field: 'name', before: 'Tools', after: 'Hand tools' }] })
    expect(plan({ targetId: '9', target: category({ parent_id: 4 }) })).toMatchObject({ action: 'update', changes: [{ field: 'parent_id', before: '4', after: '2' }] })
    expect(plan({ targetId: '9', target: category() })).toMatchObject({ action: 'leave' })
  })

  test('one that was deleted in the shop is created again, or refused, by setting', () => {
    expect(plan({ targetId: '9' })).toMatchObject({ action: 'create' })
    expect(plan({ targetId: '9' }, { deletedInShop: 'fail' })).toMatchObject({ action: 'fail', failure: { code: 'FAMILY_DELETED_IN_SHOP' } })
  })

  test('an inactive line is never created; its category is left, hidden, or deleted when empty', () => {
    const inactive: Draft = { kind: 'inactive' }
    expect(plan({ draft: inactive })).toMatchObject({ action: 'skip' })
    const linked = { draft: inactive, targetId: '9', target: category() }
    expect(plan(linked, { inactive: 'leave' })).toMatchObject({ action: 'skip', targetId: '9' })
    expect(plan(linked, { inactive: 'hide' })).toMatchObject({ action: 'update', changes: [{ field: 'is_active', after: 'false' }] })
    expect(plan(linked, { inactive: 'delete-if-empty' })).toMatchObject({ action: 'update', changes: [{ field: 'category', after: null }] })
    const full = { ...linked, target: { ...category(), isEmpty: false } }
    expect(plan(full, { inactive: 'delete-if-empty' })).toMatchObject({ action: 'update', changes: [{ field: 'is_active', after: 'false' }] })
    expect(plan({ ...linked, target: { ...category({ is_active: false }), isEmpty: false } })).toMatchObject({ action: 'skip' })
  })
})
