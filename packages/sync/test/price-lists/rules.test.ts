import { describe, expect, test } from '@jest/globals'
import { entryOf, singlePrices } from '../../src/entities/price-lists/entries.ts'
import { mapEntry, type PriceDraft } from '../../src/entities/price-lists/map.ts'
import { planEntry, type ShopPrices } from '../../src/entities/price-lists/plan.ts'
import { priceListSettings } from '../../src/entities/price-lists/settings.ts'

const settings = priceListSettings.parse({ targetByList: { Trade: 'Wholesale', Web: 'special', Everybody: 'ALL GROUPS', Odd: 'Nobody' } })
const groups = new Set(['wholesale', 'retail'])
const entry = (source: Record<string, string> = {}) => ({ key: 'Trade / HAMMER / 7', id: 7, source: { PRICELISTID: 'Trade', ITEMID: 'HAMMER', VALUE: '8.50', VALUETYPE: 'Actual', HOLDS: 'now', ...source } })
const map = (source: Record<string, string> = {}, productId: string | undefined = '9') => mapEntry(entry(source), settings, { productId, groups })
const outcome = (mapped: ReturnType<typeof map>) => ('failure' in mapped ? `${mapped.kind} ${mapped.failure.code}` : mapped.kind)

describe('an entry of a price list', () => {
  test.each<[string, Record<string, string>, object]>([
    ['is a tier price of the group of its list', {}, { kind: 'tier', group: 'Wholesale', price: 8.5, priceType: 'fixed', quantity: 1 }],
    ['begins at its quantity', { QTYLIMITMIN: '10' }, { quantity: 10 }],
    ['in percent is a discount', { VALUETYPE: '% Discount', VALUE: '15' }, { priceType: 'discount', price: 15 }],
    ['of all groups', { PRICELISTID: 'Everybody' }, { group: 'ALL GROUPS' }],
    ['is the special price, with its days', { PRICELISTID: 'Web', DATEFROM: '11/01/2026', DATETO: '11/30/2026' }, { kind: 'special', from: '2026-11-01 00:00:00', until: '2026-11-30 23:59:59' }],
  ])('%s', (_, source, draft) => {
    expect(map(source)).toMatchObject({ kind: 'draft', draft })
  })

  test.each<[string, Record<string, string>, string]>([
    ['of a list that is not sent', { PRICELISTID: 'Old' }, 'skip'], ['of a product line', { ITEMID: '', PRODUCTLINEID: 'TOOLS' }, 'skip'], ['that is over, with no number', { HOLDS: 'over', VALUE: 'x' }, 'skip'],
    ['that begins later, of a group that the shop does not have', { PRICELISTID: 'Odd', HOLDS: 'later' }, 'skip'],
    ['with a markup', { VALUETYPE: 'Dollar Markup' }, 'skip'], ['with no number', { VALUE: 'x' }, 'failure PRICE_INVALID'], ['below zero', { VALUE: '-1' }, 'failure PRICE_INVALID'],
    ['with more than 100 percent', { VALUETYPE: '% Discount', VALUE: '120' }, 'failure PRICE_INVALID'], ['of a group that the shop does not have', { PRICELISTID: 'Odd' }, 'failure GROUP_UNKNOWN'],
    ['for several pieces as special price', { PRICELISTID: 'Web', QTYLIMITMIN: '5' }, 'skip'],
  ])('one %s', (_, source, wanted) => {
    expect(outcome(map(source))).toBe(wanted)
  })

  test('in another currency is left out when the settings name one', () => {
    const inDollars = priceListSettings.parse({ targetByList: { Trade: 'Wholesale' }, currency: 'usd' })
    const of = (CURRENCY: string) => mapEntry(entry({ CURRENCY }), inDollars, { productId: '9', groups }).kind
    expect([of('EUR'), of('USD'), of('')]).toEqual(['skip', 'draft', 'draft'])
  })

  test('waits for its product', () => {
    expect(mapEntry(entry(), settings, { productId: undefined, groups })).toMatchObject({ kind: 'wait', waitsFor: 'products:HAMMER' })
    expect(mapEntry(entry({ HOLDS: 'over' }), settings, { productId: undefined, groups })).toMatchObject({ kind: 'skip' })
  })

  test('two that hold at once for the same group and quantity claim the same', () => {
    const claims = [map(), map({ VALUE: '9' }), map({ QTYLIMITMIN: '10' })].map((mapped) => (mapped.kind === 'draft' ? mapped.claims[0] : ''))
    expect(claims[0]).toBe(claims[1])
    expect(claims[2]).not.toBe(claims[0])
  })
})

describe('what is done about a price', () => {
  const draft = (map() as { draft: PriceDraft }).draft
  const shop = (price?: number): ShopPrices => ({
    productId: '9', sku: 'HAMMER', specials: [],
    tiers: price === undefined ? [] : [{ sku: 'HAMMER', price, price_type: 'fixed', website_id: 0, customer_group: 'wholesale', quantity: 1 }],
  })
  const plan = (target: ShopPrices | null, change: Partial<PriceDraft> = {}, targetId: string | null = '9') => planEntry({ row: entry(), draft: { ...draft, ...change } as PriceDraft, target, targetId, ours: false })

  test('the same price is left; the shop writes groups in small letters', () => {
    expect(plan(shop(8.5))).toEqual({ action: 'leave', targetId: '9' })
  })

  test('another one, or none, is set', () => {
    expect(plan(shop(9))).toMatchObject({ action: 'update', changes: [{ field: 'tier_price.Wholesale.1', before: '9', after: '8.5' }] })
    expect(plan(shop())).toMatchObject({ action: 'update', changes: [{ before: null, after: '8.5' }] })
  })

  test('one that is over is removed, but never a price that somebody else has set since', () => {
    expect(plan(shop(8.5), { holds: false })).toMatchObject({ action: 'update', changes: [{ before: '8.5', after: null }] })
    expect(plan(shop(7), { holds: false })).toMatchObject({ action: 'skip' })
    expect(plan(shop(8.5), { holds: false }, null)).toMatchObject({ action: 'skip' })
  })

  test('one that begins later is taken back if it was sent, and skipped if not', () => {
    const later = (map({ HOLDS: 'later', DATEFROM: '12/01/2026' }) as { draft: PriceDraft }).draft
    expect(plan(shop(8.5), later)).toMatchObject({ action: 'update', changes: [{ before: '8.5', after: null }] })
    expect(plan(shop(), later, null)).toMatchObject({ action: 'skip', reason: 'It begins on 12/01/2026.' })
  })

  test('one that is over gives its link up, and with it any right to the same price of a later entry', () => {
    expect(plan(shop(), { holds: false })).toMatchObject({ action: 'skip', targetId: null })
    expect(plan(shop(7), { holds: false })).toMatchObject({ action: 'skip', targetId: null })
  })

  test('a product that is gone fails, but not for an entry that is over', () => {
    expect(plan(null)).toMatchObject({ action: 'fail', failure: { code: 'PRODUCT_GONE' } })
    expect(plan(null, { holds: false })).toMatchObject({ action: 'skip', targetId: null })
  })
})

describe('the price of one piece in a list', () => {
  const row = (some: Record<string, string>) => entryOf({ RECORDNO: '1', PRICELISTID: 'Web', ITEMID: 'HAMMER', VALUE: '8', VALUETYPE: 'Actual', STATUS: 'active', ...some })
  const price = (...rows: Record<string, string>[]) => singlePrices(rows.map(row), new Date('2026-11-24T10:00:00Z')).get('HAMMER')

  test.each<[string, Record<string, string>[], string | undefined]>([
    ['without days', [{}], '8'], ['on its last day', [{ DATETO: '11/24/2026' }], '8'], ['after its last day', [{ DATETO: '11/23/2026' }], undefined], ['before it begins', [{ DATEFROM: '11/25/2026' }], undefined],
    ['for several pieces only', [{ QTYLIMITMIN: '5' }], undefined], ['switched off', [{ STATUS: 'inactive' }], undefined], ['as a markup', [{ VALUETYPE: '% Markup' }], undefined],
    ['the one that began last', [{ DATEFROM: '11/01/2026', VALUE: '7' }, { DATEFROM: '01/01/2026' }], '7'],
  ])('%s', (_, rows, wanted) => {
    expect(price(...rows)).toBe(wanted)
  })

  test('in the currency that is wanted', () => {
    const entries = [row({ CURRENCY: 'EUR', VALUE: '7', DATEFROM: '06/01/2026' }), row({ CURRENCY: 'USD' })]
    expect(singlePrices(entries, new Date('2026-11-24T10:00:00Z'), 'USD').get('HAMMER')).toBe('8')
  })
})
