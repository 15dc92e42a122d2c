import { priceList, priceListEntry } from '../intacct/objects/price-list.ts'
import type { Row } from '../intacct/books/definition.ts'
import { sellable } from './items.ts'
import type { ItemSketch } from './known-items.ts'
import { Random } from './random.ts'
import { booksAsOf, rowOf } from './rows.ts'

export const priceLists = ['Retail Price List', 'Wholesale Price List'] as const
const [retail, wholesale] = priceLists

/** Retail: prices that differ from the base price. Wholesale: lower ones, some from a quantity on. The first entries are made by hand. */
export function priceRows(items: readonly ItemSketch[], seed: number): { SOPRICELIST: Row[]; SOPRICELISTENTRY: Row[] } {
  const random = new Random(seed + 31)
  const entries: Row[] = []
  const add = (list: string, values: Record<string, string>) => {
    entries.push(rowOf(priceListEntry, entries.length + 1, {
      PRICELISTID: list, DATEFROM: '01/01/2026', DATETO: '12/31/2027', QTYLIMITMIN: '1', QTYLIMITMAX: '', QTY_OR_VALUE: 'Quantity', VALUETYPE: 'Actual', CURRENCY: 'USD', FIXED: 'false', ...values,
    }, { modified: new Date(booksAsOf.getTime() - random.whole(1, 300) * 86_400_000) }))
  }
  const known = new Map(items.map((one) => [one.id, one]))
  const addFor = (list: string, id: string, values: Record<string, string>) => {
    const one = known.get(id)
    if (one) add(list, { ITEMID: id, ITEMNAME: one.name, ...values })
  }
  addFor(retail, 'CHAIR-OAK', { VALUE: '119.00' })
  addFor(wholesale, 'CHAIR-OAK', { VALUE: '99.00', QTYLIMITMAX: '9' })
  addFor(wholesale, 'CHAIR-OAK', { VALUE: '89.00', QTYLIMITMIN: '10' })
  addFor(wholesale, 'TABLE-OAK', { VALUE: '15', VALUETYPE: '% Discount' })
  addFor(wholesale, 'LAMP-DESK', { VALUE: '5.00', VALUETYPE: 'Dollar Discount' })
  addFor(retail, 'LAMP-DESK', { VALUE: '29.90', DATEFROM: '01/01/2024', DATETO: '12/31/2024' })
  addFor(retail, 'LAMP-DESK', { VALUE: '34.90', DATEFROM: '06/01/2027', DATETO: '12/31/2027' })
  addFor(wholesale, 'SCREW-M4', { VALUE: '0.0395', QTYLIMITMIN: '100' })
  addFor(wholesale, 'KIT-DINING', { VALUE: '720.00', CURRENCY: 'EUR' })
  addFor(wholesale, 'TWIN-1', { VALUE: '18.00', STATUS: 'inactive' })
  addFor(retail, 'RAW-STEEL', { VALUE: '3.00' })
  if (items.length) add(wholesale, { PRODUCTLINEID: 'HOME-FURN', VALUE: '10', VALUETYPE: '% Discount' })
  for (const one of sellable(items).filter(({ shows }) => !shows)) {
    const price = (factor: number) => (Number(one.price) * factor).toFixed(2)
    if (random.chance(0.4)) add(retail, { ITEMID: one.id, ITEMNAME: one.name, VALUE: price(0.9 + random.next() * 0.15) })
    if (random.chance(0.5)) add(wholesale, { ITEMID: one.id, ITEMNAME: one.name, VALUE: price(0.8) })
    if (random.chance(0.15)) add(wholesale, { ITEMID: one.id, ITEMNAME: one.name, VALUE: price(0.7), QTYLIMITMIN: '12' })
  }
  const lists = items.length ? priceLists.map((name, at) => rowOf(priceList, at + 1, { NAME: name })) : []
  return { SOPRICELIST: lists, SOPRICELISTENTRY: entries }
}
