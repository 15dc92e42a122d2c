import { productLine } from '../intacct/objects/product-line.ts'
import type { Row } from '../intacct/books/definition.ts'
import { Random } from './random.ts'
import { booksAsOf, rowOf } from './rows.ts'

/** A family as the seed thinks of one. `shows`: what it was made for; generated ones show nothing. */
export interface ProductLineSketch { id: string; name: string; parent?: string; inactive?: boolean; shows?: string }

const longName = `${'Everything for terraces, balconies and gardens of every size '.repeat(6)}`.slice(0, 300)

/** One peculiarity each, under the same IDs in books of any size. RECORDNO follows this order. */
export const knownProductLines: readonly ProductLineSketch[] = [
  { id: 'LATE-CHILD', name: 'Cushions', parent: 'LATE-PARENT', shows: 'Entered before its parent' },
  { id: 'HOME', name: 'Home & Living', shows: 'A family at the top, with “&” in its name' },
  { id: 'HOME-FURN', name: 'Furniture', parent: 'HOME', shows: 'A family below another' },
  { id: 'HOME-CHAIR', name: 'Chairs', parent: 'HOME-FURN', shows: 'Third level' },
  { id: 'HOME-TABLE', name: 'Tables', parent: 'HOME-FURN', shows: 'Third level' },
  { id: 'HOME-LIGHT', name: 'Lighting', parent: 'HOME', shows: 'Has the name of HOME-LIGHT-2 under the same parent, and comes first' },
  { id: 'HOME-LIGHT-2', name: 'Lighting', parent: 'HOME', shows: 'Has the name of HOME-LIGHT under the same parent' },
  { id: 'CYCLE-A', name: 'Round trip A', parent: 'CYCLE-B', shows: 'Its parent is its own child' },
  { id: 'CYCLE-B', name: 'Round trip B', parent: 'CYCLE-A', shows: 'Its parent is its own child' },
  { id: 'CYCLE-BELOW', name: 'Below the round trip', parent: 'CYCLE-A', shows: 'Lies below a cycle' },
  { id: 'ORPHAN', name: 'Spare parts', parent: 'GONE', shows: 'Its parent is not in the books' },
  { id: 'ORPHAN-BELOW', name: 'Bolts', parent: 'ORPHAN', shows: 'Lies below an orphan' },
  { id: 'SIGNS', name: '★★★', parent: 'HOME', shows: 'Its name makes no url key' },
  { id: 'RETIRED', name: 'Discontinued', inactive: true, shows: 'Inactive' },
  { id: 'RETIRED-BELOW', name: 'Old stock', parent: 'RETIRED', shows: 'Active below an inactive one' },
  { id: 'NO-NAME', name: '', parent: 'HOME', shows: 'No description: only its ID' },
  { id: 'KITCHEN', name: 'Möbel / Küche (Außen)', parent: 'HOME', shows: 'Accents, a slash and brackets' },
  { id: 'TERRACE', name: longName, parent: 'HOME', shows: 'A description of 300 characters' },
  { id: 'SPACES', name: '  Wide   open ', parent: 'HOME', shows: 'Spaces around and within' },
  { id: 'HTML', name: '<b>Bold</b> offers', parent: 'HOME', shows: 'Text that looks like HTML' },
  { id: 'TABLES-ELSEWHERE', name: 'Tables', parent: 'LATE-PARENT', shows: 'A name that is also used under another parent' },
  { id: 'LATE-PARENT', name: 'Garden', shows: 'Entered after its children' },
]

const topics = ['Outdoor', 'Kitchen', 'Office', 'Bath', 'Kids', 'Workshop', 'Sport', 'Travel', 'Pets', 'Music', 'Textiles', 'Storage']
const kinds = ['Basics', 'Premium', 'Accessories', 'Sets', 'Refills', 'Tools', 'Covers', 'Parts', 'Seasonal', 'Classics', 'Small', 'Large', 'Green', 'Classroom', 'Compact', 'Heavy duty']

/** `count` families: the known ones, then a tree of up to four levels. Fewer than the known ones gives only so many of them. */
export function productLineSketches(count: number, seed: number): ProductLineSketch[] {
  const random = new Random(seed + 11)
  const made = knownProductLines.slice(0, count)
  const parents: { id: string; level: number; children: number }[] = []
  for (let number = 1; made.length < count; number++) {
    const id = `PL-${String(number).padStart(3, '0')}`
    const roomy = parents.filter(({ level, children }) => level < 4 && children < kinds.length)
    const parent = number > topics.length && roomy.length ? random.pick(roomy) : undefined
    // Names are unique below one parent: what is not comes from the known ones.
    const name = parent ? `${kinds[parent.children++] ?? ''}` : `${topics[(number - 1) % topics.length] ?? ''}${number > topics.length ? ` ${number}` : ''}`
    made.push({ id, name, ...(parent ? { parent: parent.id } : {}), ...(random.chance(0.03) ? { inactive: true } : {}) })
    parents.push({ id, level: (parent?.level ?? 0) + 1, children: 0 })
  }
  return made
}

export function productLineRows(sketches: readonly ProductLineSketch[], seed: number): Row[] {
  const random = new Random(seed + 12)
  return sketches.map(({ id, name, parent = '', inactive }, at) => rowOf(productLine, at + 1, {
    PRODUCTLINEID: id, DESCRIPTION: name, PARENTLINE: parent, STATUS: inactive ? 'inactive' : 'active',
  }, { modified: new Date(booksAsOf.getTime() - random.whole(1, 900) * 86_400_000) }))
}

/** Families whose items can be sold: active up to the top, in no cycle, below no missing parent. */
export function soundProductLines(sketches: readonly ProductLineSketch[]): ProductLineSketch[] {
  const byId = new Map(sketches.map((one) => [one.id, one]))
  const sound = (one: ProductLineSketch | undefined, steps = 0): boolean =>
    one !== undefined && !one.inactive && steps < 20 && (one.parent === undefined || sound(byId.get(one.parent), steps + 1))
  return sketches.filter((one) => sound(one))
}
