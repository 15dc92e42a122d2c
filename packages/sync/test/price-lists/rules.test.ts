import { describe, expect, test } from '@jest/globals'
import type { TierPrice } from '@causeway/magento'
import type { Neighbour, TargetIdentity } from '../../src/entity.ts'
import { entryOf, singlePrices } from '../../src/entities/price-entries.ts'
import { mapEntry, type PriceDraft } from '../../src/entities/price-lists/map.ts'
import { planEntry } from '../../src/entities/price-lists/plan.ts'
import { identityOf, rowOf, writtenRow, type HeldDraft, type ShopPrices } from '../../src/entities/price-lists/rows.ts'
import { priceListSettings } from '../../src/entities/price-lists/settings.ts'

const settings = priceListSettings.parse({ targetByList: { Trade: 'Wholesale', Web: 'special', Everybody: 'ALL GROUPS', Odd: 'Nobody' } })
const groups = new Set(['wholesale', 'retail'])
const entry = (source: Record<string, string> = {}) => ({ key: 'Trade / HAMMER / 7', id: 7, source: { PRICELISTID: 'Trade', ITEMID: 'HAMMER', VALUE: '8.50', VALUETYPE: 'Actual', HOLDS: 'now', ...source } })
const product: Neighbour = { state: 'synced', targetId: '9', reason: null }
const map = (source: Record<string, string> = {}) => mapEntry(entry(source), settings, { product, groups })
const outcome = (mapped: ReturnType<typeof map>) => ('failure' in mapped ? `${mapped.kind} ${mapped.failure.code}` : mapped.kind === 'draft' && mapped.draft.kind === 'none' ? 'none' : mapped.kind)

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
    ['of a list that is not sent', { PRICELISTID: 'Old' }, 'none'], ['of a product line', { ITEMID: '', PRODUCTLINEID: 'TOOLS' }, 'none'], ['that is over, with no number', { HOLDS: 'over', VALUE: 'x' }, 'none'],
    ['that begins later, of a group that the shop does not have', { PRICELISTID: 'Odd', HOLDS: 'later' }, 'none'],
    ['with a markup', { VALUETYPE: 'Dollar Markup' }, 'none'], ['with no number', { VALUE: 'x' }, 'failure PRICE_INVALID'], ['below zero', { VALUE: '-1' }, 'failure PRICE_INVALID'],
    ['with more than 100 percent', { VALUETYPE: '% Discount', VALUE: '120' }, 'failure PRICE_INVALID'], ['of a group that the shop does not have', { PRICELISTID: 'Odd' }, 'failure GROUP_UNKNOWN'],
    ['for several pieces as special price', { PRICELISTID: 'Web', QTYLIMITMIN: '5' }, 'none'],
  ])('one %s', (_, source, wanted) => {
    expect(outcome(map(source))).toBe(wanted)
  })

  test('in another currency is left out when the settings name one', () => {
    const inDollars = priceListSettings.parse({ targetByList: { Trade: 'Wholesale' }, currency: 'usd' })
    const of = (CURRENCY: string) => outcome(mapEntry(entry({ CURRENCY }), inDollars, { product, groups }))
    expect([of('EUR'), of('USD'), of('')]).toEqual(['none', 'draft', 'draft'])
  })

  const without: [string, Neighbour | undefined, object][] = [
    ['nobody has dealt with yet', undefined, { kind: 'wait', waitsFor: 'products:HAMMER' }],
    ['has failed', { state: 'failed', targetId: null, reason: 'Item HAMMER has no name.' }, { kind: 'wait', waitsFor: 'products:HAMMER' }],
    ['is left out on purpose', { state: 'skipped', targetId: null, reason: 'It is for purchasing only.' }, { kind: 'skip', waitsFor: 'products:HAMMER', reason: 'No product is sent for item HAMMER. It is for purchasing only.' }],
  ]
  test.each(without)('of a product that %s', (_, its, wanted) => {
    expect(mapEntry(entry(), settings, { product: its, groups })).toMatchObject(wanted)
    expect(outcome(mapEntry(entry({ HOLDS: 'over' }), settings, { product: its, groups }))).toBe('none')
  })

  test('two that hold at once for the same group and quantity claim the same', () => {
    const claims = [map(), map({ VALUE: '9' }), map({ QTYLIMITMIN: '10' })].map((mapped) => (mapped.kind === 'draft' ? mapped.claims[0] : ''))
    expect(claims[0]).toBe(claims[1])
    expect(claims[2]).not.toBe(claims[0])
  })
})

describe('what is done about a price', () => {
  const draft = (map() as { draft: HeldDraft }).draft
  const shop = (price?: number): ShopPrices => ({
    productId: '9', sku: 'HAMMER', specials: [],
    tiers: price === undefined ? [] : [{ sku: 'HAMMER', price, price_type: 'fixed', website_id: 0, customer_group: 'wholesale', quantity: 1 }],
  })
  const plan = (target: ShopPrices | null, change: Partial<PriceDraft> = {}, targetId: string | null = '9') => planEntry({ row: entry(), draft: { ...draft, ...change } as PriceDraft, target, targetId, ours: false })

  test('the same price is left; the shop writes groups in small letters', () => {
    expect(plan(shop(8.5))).toMatchObject({ action: 'leave', targetId: '9', identity: { sku: 'HAMMER', kind: 'tier', group: 'Wholesale', quantity: 1, price: 8.5 } })
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

  describe('that moves', () => {
    const row = (some: Partial<TierPrice> = {}): TierPrice => ({ sku: 'HAMMER', price: 8.5, price_type: 'fixed', website_id: 0, customer_group: 'wholesale', quantity: 1, ...some })
    const kept = identityOf(rowOf(draft as HeldDraft, 'HAMMER'))
    const move = (change: Partial<PriceDraft>, tiers: TierPrice[], identity: TargetIdentity | null = kept) =>
      planEntry({ row: entry(), draft: { ...draft, ...change } as PriceDraft, target: { productId: '9', sku: 'HAMMER', specials: [], tiers }, targetId: '9', identity, ours: false })
    const changesOf = (plan: ReturnType<typeof move>) => ('changes' in plan ? plan.changes.map(({ field, before, after }) => `${field}: ${before} > ${after}`) : plan.action)

    test.each<[string, Partial<PriceDraft>, TierPrice[], TargetIdentity | null, string[] | string]>([
      ['to another quantity takes its old row away', { quantity: 10 }, [row()], kept, ['tier_price.Wholesale.10: null > 8.5', 'tier_price.wholesale.1: 8.5 > null']],
      ['to another group', { group: 'Retail' }, [row(), row({ customer_group: 'retail', price: 9 })], kept, ['tier_price.Retail.1: 9 > 8.5', 'tier_price.wholesale.1: 8.5 > null']],
      ['to another website', { websiteId: 1 }, [row()], kept, ['tier_price.Wholesale.1: null > 8.5', 'tier_price.wholesale.1: 8.5 > null']],
      ['to where its price stands already takes the old row away alone', { quantity: 10 }, [row(), row({ quantity: 10 })], kept, ['tier_price.wholesale.1: 8.5 > null']],
      ['leaves a row that somebody has changed since', { quantity: 10 }, [row({ price: 7 }), row({ quantity: 10 })], kept, 'leave'],
      ['leaves a row of another kind', { quantity: 10 }, [row({ price_type: 'discount' }), row({ quantity: 10 })], kept, 'leave'],
      ['leaves what it never wrote', { quantity: 10 }, [row(), row({ quantity: 10 })], null, 'leave'],
      ['and has another price by now, takes away what it wrote, not what it says', { quantity: 10, price: 8 }, [row()], kept, ['tier_price.Wholesale.10: null > 8', 'tier_price.wholesale.1: 8.5 > null']],
      ['is over: the row goes by what was written, not by what the entry says now', { quantity: 10, price: 8, holds: false }, [row(), row({ quantity: 10, price: 8 })], kept, ['tier_price.wholesale.1: 8.5 > null']],
      ['into a list that is not sent', { kind: 'none', idle: 'The price list “Old” is not among those that are sent.' } as Partial<PriceDraft>, [row()], kept, ['tier_price.wholesale.1: 8.5 > null']],
      ['into a list that is not sent, with its row gone', { kind: 'none', idle: 'The price list “Old” is not among those that are sent.' } as Partial<PriceDraft>, [], kept, 'skip'],
      ['nowhere is left', {}, [row()], kept, 'leave'],
    ])('%s', (_, change, tiers, identity, wanted) => {
      expect(changesOf(move(change, tiers, identity))).toEqual(wanted)
    })

    test('from a special price to a tier price takes the special price away', () => {
      const special = (map({ PRICELISTID: 'Web' }) as { draft: HeldDraft }).draft
      const written = rowOf(special, 'HAMMER')
      const target: ShopPrices = { productId: '9', sku: 'HAMMER', tiers: [], specials: written.kind === 'special' ? [written.row] : [] }
      const plan = planEntry({ row: entry(), draft, target, targetId: '9', identity: identityOf(written), ours: false })
      expect(changesOf(plan)).toEqual(['tier_price.Wholesale.1: null > 8.5', 'special_price: 8.5 > null'])
    })

    test('what is kept tells the row again', () => {
      expect(writtenRow(kept)).toEqual(rowOf(draft as HeldDraft, 'HAMMER'))
    })
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
