import { item, itemTypes } from '../intacct/objects/item.ts'
import { itemWarehouse } from '../intacct/objects/warehouse.ts'
import type { Row } from '../intacct/books/definition.ts'
import { knownItems, type ItemSketch } from './known-items.ts'
import { warehouses } from './lists.ts'
import { soundProductLines, type ProductLineSketch } from './product-lines.ts'
import { Random } from './random.ts'
import { booksAsOf, rowOf } from './rows.ts'

/** How many of the generated items have each peculiarity. */
export const itemRates = {
  inactive: 0.04, purchaseOnly: 0.02, salesOnly: 0.02, nonInventory: 0.05, kit: 0.01, stockableKit: 0.005, noFamily: 0.03, inactiveFamily: 0.01,
  noPrice: 0.004, sameName: 0.01, oddId: 0.01, reducedTax: 0.05, notTaxable: 0.02, noWeight: 0.03, custom: 0.1, described: 0.4,
} as const

const things = ['Basket', 'Bench', 'Blanket', 'Bottle', 'Bowl', 'Box', 'Brush', 'Candle', 'Clock', 'Cup', 'Drawer', 'Frame', 'Hook', 'Jar', 'Kettle', 'Ladder', 'Mirror', 'Mug', 'Pan', 'Pillow', 'Plate', 'Rack', 'Rug', 'Shelf', 'Stool', 'Tray', 'Vase', 'Whisk']
const looks = ['Blue', 'Coral', 'Forest', 'Graphite', 'Ivory', 'Natural', 'Ocean', 'Pearl', 'Ruby', 'Sand', 'Slate', 'Walnut']
const sizes = ['S', 'M', 'L', 'XL', '20 cm', '30 cm', '45 cm', '60 cm']
const pick3 = [0.6, 0.3, 0.1] as const

/** `count` items: the known ones, then generated ones in the sound families. */
export function itemSketches(count: number, lines: readonly ProductLineSketch[], seed: number): ItemSketch[] {
  const random = new Random(seed + 21)
  const families = soundProductLines(lines).filter(({ id }) => id.startsWith('PL-'))
  const retired = lines.filter(({ inactive }) => inactive)
  const made = knownItems.slice(0, count)
  for (let number = made.length + 1; number <= count; number++) made.push(sketchOf(number, random, families.map(({ id }) => id), retired.map(({ id }) => id)))
  return made
}

function sketchOf(number: number, random: Random, families: readonly string[], retired: readonly string[]): ItemSketch {
  const digits = String(number).padStart(5, '0')
  const name = `${random.pick(looks)} ${random.pick(things).toLowerCase()}, ${random.pick(sizes)}`
  const cents = random.whole(199, 39_900)
  const type = typeOf(random)
  const family = random.chance(itemRates.noFamily) || families.length === 0 ? '' : random.chance(itemRates.inactiveFamily) && retired.length ? random.pick(retired) : random.pick(families)
  return {
    id: random.chance(itemRates.oddId) ? random.pick([`I ${digits}`, `I/${digits}`, `I-${digits}+`, `Ä-${digits}`]) : `I-${digits}`,
    // Names differ by their number, except where two are to have one name.
    name: random.chance(itemRates.sameName) ? `${random.pick(looks)} surprise` : `${name} no. ${number}`,
    type, line: family, price: random.chance(itemRates.noPrice) ? '' : (cents / 100).toFixed(2), cost: (cents / 230).toFixed(2),
    inactive: random.chance(itemRates.inactive), taxable: !random.chance(itemRates.notTaxable), taxGroup: random.chance(itemRates.reducedTax) ? 'Reduced' : 'Standard',
    upc: `2${String(number).padStart(11, '0')}`, weight: random.chance(itemRates.noWeight) ? '' : (random.whole(1, 400) / 10).toFixed(1), weightUnit: 'Pound',
    description: random.chance(itemRates.described) ? `${name}. Made to last.\nWipe clean.` : '',
    ...(random.chance(itemRates.custom) ? { short: name.split(',')[0] ?? '', material: random.pick(['Steel', 'Oak', 'Cotton', 'Glass']), featured: random.chance(0.3) } : {}),
  }
}

function typeOf(random: Random): ItemSketch['type'] {
  const [inventory, nonInventory, purchaseOnly, salesOnly, kit, stockableKit] = itemTypes
  const drawn: [number, ItemSketch['type']][] = [
    [itemRates.purchaseOnly, purchaseOnly], [itemRates.salesOnly, salesOnly], [itemRates.nonInventory, nonInventory], [itemRates.kit, kit], [itemRates.stockableKit, stockableKit],
  ]
  let left = random.next()
  for (const [rate, type] of drawn) {
    left -= rate
    if (left < 0) return type
  }
  return inventory
}

export function itemRows(sketches: readonly ItemSketch[], seed: number): Row[] {
  const random = new Random(seed + 22)
  return sketches.map((one, at) => rowOf(item, at + 101, {
    ITEMID: one.id, NAME: one.name, ITEMTYPE: one.type, STATUS: one.inactive ? 'inactive' : 'active', PRODUCTLINEID: one.line ?? '', BASEPRICE: one.price ?? '', STANDARD_COST: one.cost ?? '',
    TAXABLE: String(one.taxable ?? true), 'TAXGROUP.NAME': one.taxGroup ?? 'Standard', UPC: one.upc ?? '', SHIP_WEIGHT: one.weight ?? '', WEIGHTUOM: one.weightUnit ?? '',
    EXTENDED_DESCRIPTION: one.description ?? '', UOMGRP: 'Count', COST_METHOD: one.type === 'Inventory' ? 'Average' : '', BRAND: one.brand ?? '', WEBENABLED: 'true',
    SHOP_SHORT_NAME: one.short ?? '', SHOP_MATERIAL: one.material ?? '', SHOP_FEATURED: String(one.featured ?? false),
  }, { modified: new Date(booksAsOf.getTime() - Math.floor(random.next() ** 2 * 700 * 86_400_000)) }))
}

/** What lies where: up to three warehouses for what is kept in stock. */
export function stockRows(sketches: readonly ItemSketch[], seed: number): Row[] {
  const random = new Random(seed + 23)
  let recordNo = 0
  return sketches.filter(({ type }) => type === 'Inventory' || type === 'Stockable Kit').flatMap((one) => warehouses.flatMap(([warehouse], at) => {
    const drawn = random.chance(0.15) ? '0' : String(random.whole(1, Math.round(400 * (pick3[at] ?? 0))))
    const kept = random.chance([0.98, 0.7, 0.4][at] ?? 0)
    const onHand = one.onHand ? one.onHand[at] : kept ? drawn : undefined
    const onHold = random.chance(0.3) ? Math.min(random.whole(1, 5), Math.max(0, Math.floor(Number(onHand ?? 0)))) : 0
    if (onHand === undefined) return []
    return [rowOf(itemWarehouse, (recordNo += 1), {
      ITEMID: one.id, WAREHOUSEID: warehouse, ONHAND: onHand, ONORDER: random.chance(0.2) ? String(random.whole(5, 80)) : '0', ONHOLD: String(onHold), INTRANSIT: '0',
      AVAILABLE: String(Number(onHand) - onHold),
    }, { modified: new Date(booksAsOf.getTime() - random.whole(1, 60) * 86_400_000) })]
  }))
}

/** Items that a shop sells and orders can name: active, not for purchase only, with a price, an ID that a shop takes. */
export const sellable = (sketches: readonly ItemSketch[]): ItemSketch[] => sketches.filter(({ id, type, price, inactive }) =>
  !inactive && type !== 'Non-Inventory (Purchase only)' && Number(price) > 0 && id.length <= 64 && id.trim() === id && id !== 'chair-oak')
