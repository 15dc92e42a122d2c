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

export class ProductAttributes {
  readonly tables: { attribute: Table<Attribute>; placement: Table<Placement>; set: Table<AttributeSet>; option: Table<{ id: number }> }
  /** Attributes that were put into a set since the shop's attribute cache was last built: it does not show them until the cache is cleaned (exchanges 440-472). */
  private unseen = new Set<string>()
  private readonly stale: () => boolean

  constructor(journal: Journal, changed: () => void, stale: () => boolean) {
    this.stale = stale
    const attribute = new Table<Attribute>(journal, changed, { code: ({ code }) => code })
    for (const row of read(productAttributeLines)) attribute.insert(row)
    const set = new Table<AttributeSet>(journal, changed)
    set.insert({ id: 4, name: 'Default', sort: 1 })
    // Numbers 5 to 8 are sets of other kinds of things.
    while (set.takeId() < 8);
    const placement = new Table<Placement>(journal, changed, { code: ({ code }) => code })
    while (placement.takeId() < 134);
    const option = new Table<{ id: number }>(journal, changed)
    while (option.takeId() < 3);
    this.tables = { attribute, placement, set, option }
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
