import { Table, type Journal } from '../tables/table.ts'
import { categoryAttributeLines, productAttributeLines } from './attribute-lines.ts'

export type Backend = 'static' | 'varchar' | 'text' | 'int' | 'decimal' | 'datetime'
export interface AttributeOption { value: string; label: string; sort: number }

/** An attribute of products or of categories, with the shop's number for it. */
export interface Attribute {
  id: number
  code: string
  backend: Backend
  scope: 'global' | 'website' | 'store'
  input: string
  /** Place among the custom attributes of an answer. */
  sort: number
  label: string
  required: boolean
  unique: boolean
  userDefined: boolean
  /** Only for types of products that are sold by themselves. */
  soldOnly: boolean
  options: readonly AttributeOption[]
}

/** Types of products that have a price of their own. */
export const soldTypes = new Set(['simple', 'virtual', 'downloadable', 'bundle', 'configurable'])
const firstOwnId = 137

const read = (lines: string): Attribute[] => lines.split('\n').filter(Boolean).map((line) => {
  const [id = '', marked = '', backend = '', scope = '', input = '', sort = '', ...label] = line.split(' ')
  const code = marked.replace(/[!$]/g, '')
  return {
    id: Number(id), code, backend: backend as Backend, scope: scope as Attribute['scope'], input, sort: Number(sort), label: label.join(' '), required: marked.includes('!'),
    soldOnly: marked.includes('$'), unique: code === 'sku', userDefined: code === 'manufacturer' || code === 'color', options: [],
  }
})

export const categoryAttributes: ReadonlyMap<string, Attribute> = new Map(read(categoryAttributeLines).map((attribute) => [attribute.code, attribute]))

/** An attribute's place in an attribute set. Those of the start are in every set; one that was put there has its own row. */
export interface Placement { id: number; setId: number; groupId: number; code: string; sort: number }
export interface AttributeSet { id: number; name: string; sort: number }
/** A part of the form of a set's products. */
export interface AttributeGroup { id: number; setId: number; name: string; code: string; sort: number }

export const defaultSet = 4
/** The groups of the default set: number, name, place. Not recorded; as a fresh shop has them. */
const defaultGroups = [
  [7, 'Product Details', 10], [13, 'Content', 15], [10, 'Images', 20], [9, 'Search Engine Optimization', 30], [8, 'Advanced Pricing', 40], [11, 'Design', 50], [14, 'Schedule Design Update', 55],
  [12, 'Autosettings', 60], [15, 'Gift Options', 61],
] as const
/** Numbers below are groups of other kinds of things. */
const firstNewGroup = 20

export class ProductAttributes {
  readonly tables: { attribute: Table<Attribute>; placement: Table<Placement>; set: Table<AttributeSet>; group: Table<AttributeGroup>; option: Table<{ id: number }> }
  /** Attributes that were put into a set since the shop's attribute cache was last built: it does not show them until the cache is cleaned (exchanges 440-472). */
  private unseen = new Set<string>()
  private readonly stale: () => boolean

  constructor(journal: Journal, changed: () => void, stale: () => boolean) {
    this.stale = stale
    const attribute = new Table<Attribute>(journal, changed, { code: ({ code }) => code })
    for (const row of read(productAttributeLines)) attribute.insert(row)
    const set = new Table<AttributeSet>(journal, changed)
    set.insert({ id: defaultSet, name: 'Default', sort: 1 })
    // Numbers 5 to 8 are sets of other kinds of things.
    while (set.takeId() < 8);
    const group = new Table<AttributeGroup>(journal, changed, { set: ({ setId }) => String(setId) })
    for (const [id, name, sort] of defaultGroups.toSorted((a, b) => a[0] - b[0])) group.insert({ id, setId: defaultSet, name, code: name.toLowerCase().replaceAll(' ', '-'), sort })
    while (group.takeId() < firstNewGroup - 1);
    const placement = new Table<Placement>(journal, changed, { code: ({ code }) => code })
    while (placement.takeId() < 134);
    const option = new Table<{ id: number }>(journal, changed)
    while (option.takeId() < 3);
    this.tables = { attribute, placement, set, group, option }
  }

  with(code: string): Attribute | undefined {
    return this.tables.attribute.first('code', code)
  }

  /** Whether products of this set have the attribute. */
  isIn(attribute: Attribute, setId: number): boolean {
    return attribute.id < firstOwnId || this.tables.placement.with('code', attribute.code).some((row) => row.setId === setId)
  }

  /** Whether the shop's cache knows of it, so that answers show it. */
  shows(code: string): boolean {
    return !this.unseen.has(code)
  }

  place(code: string, setId: number, groupId: number, sort: number): Placement {
    if (this.stale()) this.unseen.add(code)
    const before = this.tables.placement.with('code', code).find((row) => row.setId === setId)
    return before ? this.tables.placement.write({ ...before, groupId, sort }) : this.tables.placement.insert({ code, setId, groupId, sort })
  }

  takeOut(code: string, setId: number): void {
    for (const row of this.tables.placement.with('code', code)) if (row.setId === setId) this.tables.placement.remove(row.id)
  }

  /** Makes a set that begins as another one: with its groups, and its attributes in them. */
  copySet(fromId: number, name: string, sort: number): AttributeSet {
    const { set, group, placement } = this.tables
    const made = set.insert({ name, sort })
    const groups = new Map(group.with('set', String(fromId)).map((row) => [row.id, group.insert({ setId: made.id, name: row.name, code: row.code, sort: row.sort }).id]))
    for (const row of [...placement.all()].filter(({ setId }) => setId === fromId)) this.place(row.code, made.id, groups.get(row.groupId) ?? row.groupId, row.sort)
    return made
  }

  removeSet(id: number): void {
    const { set, group, placement } = this.tables
    for (const row of group.with('set', String(id))) group.remove(row.id)
    const placed = [...placement.all()].filter(({ setId }) => setId === id)
    for (const row of placed) placement.remove(row.id)
    set.remove(id)
  }

  /** `bin/magento cache:clean eav`. */
  cleanCache(): void {
    this.unseen = new Set()
    this.rebuilt = true
  }

  private rebuilt = false

  /** Order of custom attributes in an answer. Where places are equal the cache of the installation goes backwards. */
  inOrder(setId: number, codes: Iterable<string>): Attribute[] {
    const place = (attribute: Attribute) => this.tables.placement.with('code', attribute.code).find((row) => row.setId === setId)?.sort ?? attribute.sort
    const known = [...codes].flatMap((code) => this.with(code) ?? [])
    return known.sort((a, b) => place(a) - place(b) || (this.rebuilt ? a.id - b.id : b.id - a.id))
  }
}

/** How the shop reads the values of custom attributes that it knows; what has a column of its own may be anything. */
export const valueTypes: Readonly<Record<Backend, string | undefined>> = { static: undefined, varchar: 'string', text: 'string', datetime: 'string', int: 'int', decimal: 'double' }
