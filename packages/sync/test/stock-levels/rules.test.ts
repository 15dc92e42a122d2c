import { describe, expect, test } from '@jest/globals'
import type { Neighbour, TargetIdentity } from '../../src/entity.ts'
import { mapStock } from '../../src/entities/stock-levels/map.ts'
import { planStock, type ShopStock } from '../../src/entities/stock-levels/plan.ts'
import { warehousesField, type WarehouseQuantity } from '../../src/entities/stock-levels/quantities.ts'
import { stockSettings, type StockSettings } from '../../src/entities/stock-levels/settings.ts'

const settingsWith = (some: Partial<StockSettings> = {}) => stockSettings.parse(some)
const warehouse = (name: string, onHand: number, onOrder = 0, available = onHand): WarehouseQuantity => ({ warehouse: name, onHand: String(onHand), onOrder: String(onOrder), available: String(available) })
const three = [warehouse('EAST', 5, 2, 4), warehouse('WEST', 7, 0, 7), warehouse('RETURNS', 3)]
const linked: Neighbour = { state: 'synced', targetId: '9', reason: null }
const row = (warehouses: WarehouseQuantity[]) => ({ key: 'HAMMER', id: 1, source: { [warehousesField]: JSON.stringify(warehouses) } })
const map = (settings: Partial<StockSettings> = {}, warehouses = three) => mapStock(row(warehouses), settingsWith(settings), linked)
const quantities = (mapped: ReturnType<typeof map>) => (mapped.kind === 'draft' ? mapped.draft.quantities.map(({ source, quantity }) => `${source} ${quantity}`) : mapped.kind)

describe('the stock of an item', () => {
  test.each<[string, Partial<StockSettings>, string[] | string]>([
    ['goes as the total to the default source', {}, ['default 15']],
    ['goes as the total of the chosen warehouses', { warehouses: ['EAST', 'WEST'] }, ['default 12']],
    ['goes on hand less on order', { quantity: 'on-hand-less-on-order' }, ['default 13']],
    ['goes as Intacct’s own available quantity', { quantity: 'available' }, ['default 14']],
    ['goes warehouse by warehouse, those without a source left out', { target: 'by-warehouse', sourceByWarehouse: { EAST: 'east', WEST: 'west' } }, ['east 5', 'west 7']],
    ['adds up two warehouses of one source', { target: 'by-warehouse', sourceByWarehouse: { EAST: 'main', WEST: 'main' } }, ['main 12']],
    ['is none when no warehouse is sent', { target: 'by-warehouse', sourceByWarehouse: {} }, []],
  ])('%s', (_, settings, outcome) => {
    expect(quantities(map(settings))).toEqual(outcome)
  })

  test('below zero is sent as 0, or fails by setting', () => {
    expect(quantities(map({}, [warehouse('EAST', -4)]))).toEqual(['default 0'])
    expect(map({ negative: 'fail' }, [warehouse('EAST', -4)])).toMatchObject({ kind: 'failure', failure: { code: 'QUANTITY_NEGATIVE' } })
  })

  const without: [string, Neighbour | undefined, object][] = [
    ['nobody has dealt with yet', undefined, { kind: 'wait' }],
    ['waits for something itself', { state: 'waiting', targetId: null, reason: 'Waits for the category of product line TOOLS.' }, { kind: 'wait' }],
    ['has failed', { state: 'failed', targetId: null, reason: 'Item HAMMER has no name.' }, { kind: 'wait' }],
    ['is left out on purpose', { state: 'skipped', targetId: null, reason: 'It is a kit, and the settings leave kits out.' }, { kind: 'skip', reason: 'No product is sent for it. It is a kit, and the settings leave kits out.' }],
  ]
  test.each(without)('of a product that %s', (_, product, outcome) => {
    expect(mapStock(row(three), settingsWith(), product)).toMatchObject({ waitsFor: 'products:HAMMER', ...outcome })
  })

  test('goes to a product that is in the shop, although the item is inactive by now', () => {
    expect(mapStock(row(three), settingsWith(), { state: 'skipped', targetId: '9', reason: 'It is inactive in Sage Intacct, and the product is disabled.' })).toMatchObject({ kind: 'draft' })
  })
})

describe('what is sent', () => {
  const shop = (quantity: number, status = 1): ShopStock => ({ productId: '9', sku: 'HAMMER', items: [{ sku: 'HAMMER', source_code: 'default', quantity, status }] })
  const plan = (target: ShopStock | null, settings: Partial<StockSettings> = {}, quantity = 15) =>
    planStock({ row: row(three), draft: { productId: '9', quantities: [{ source: 'default', quantity }] }, target, targetId: '9', ours: false }, settingsWith(settings))

  describe('when an item is no longer in a warehouse', () => {
    const byWarehouse: Partial<StockSettings> = { target: 'by-warehouse', sourceByWarehouse: { EAST: 'east', WEST: 'west' } }
    const both: ShopStock = { productId: '9', sku: 'HAMMER', items: ['east', 'west', 'shop'].map((source) => ({ sku: 'HAMMER', source_code: source, quantity: 7, status: 1 })) }
    const kept = (...sources: string[]): TargetIdentity => ({ sku: 'HAMMER', sources: JSON.stringify(sources) })
    const planOf = (identity: TargetIdentity | null, settings: Partial<StockSettings>, quantities: { source: string; quantity: number }[], target = both) =>
      planStock({ row: row(three), draft: { productId: '9', quantities }, target, targetId: '9', identity, ours: false }, settingsWith({ ...byWarehouse, ...settings }))
    const east = [{ source: 'east', quantity: 7 }]
    const toZero = { action: 'update', changes: [{ field: 'west.quantity', before: '7', after: '0' }, { field: 'west.status', before: '1', after: '0' }] }

    test.each<[string, TargetIdentity | null, Partial<StockSettings>, { source: string; quantity: number }[], object]>([
      ['its source is set to 0', kept('east', 'west'), {}, east, toZero],
      ['its source is left, by setting', kept('east', 'west'), { vanished: 'leave' }, east, { action: 'leave', identity: kept('east') }],
      ['a source that was never ours is left', kept('east'), {}, east, { action: 'leave' }],
      ['a source that no warehouse is sent to any more is left', kept('east', 'west'), { sourceByWarehouse: { EAST: 'east' } }, east, { action: 'leave' }],
      ['the last source is set to 0 too', kept('west'), {}, [], toZero],
      ['and nothing was ever sent, it is skipped', null, {}, [], { action: 'skip', targetId: null, reason: 'None of its warehouses is sent to a source.' }],
    ])('%s', (_, identity, settings, quantities, outcome) => {
      expect(planOf(identity, settings, quantities)).toMatchObject(outcome)
    })
  })

  test('nothing when quantity and state are the same', () => {
    expect(plan(shop(15))).toEqual({ action: 'leave', targetId: '9', identity: { sku: 'HAMMER', sources: '["default"]' } })
  })

  test('the sources that differ, field by field', () => {
    expect(plan(shop(12))).toMatchObject({ action: 'update', changes: [{ field: 'default.quantity', before: '12', after: '15' }] })
    expect(plan(shop(5), {}, 0)).toMatchObject({ changes: [{ field: 'default.quantity', after: '0' }, { field: 'default.status', before: '1', after: '0' }] })
    expect(plan({ ...shop(0), items: [] })).toMatchObject({ changes: [{ field: 'default.quantity', before: null }, { field: 'default.status', before: null, after: '1' }] })
  })

  test('out of stock begins where the settings say', () => {
    expect(plan(shop(15), { outOfStockAt: 20 })).toMatchObject({ changes: [{ field: 'default.status', before: '1', after: '0' }] })
  })

  test('a product that is gone fails: the shop would take its stock in silence', () => {
    expect(plan(null)).toMatchObject({ action: 'fail', failure: { code: 'PRODUCT_GONE' } })
  })
})
