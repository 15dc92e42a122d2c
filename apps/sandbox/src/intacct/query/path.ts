import type { Field, Row } from '../books/definition.ts'
import type { CompanyBooks } from '../books/books.ts'
import type { BookTable } from '../books/table.ts'

/** A field as `query` names it: of the object itself, or of others behind dots. */
export interface Path {
  name: string
  field: Field
  get(row: Row): string
  /** Set when the field is of another object: the relation's own field, and the path from there. */
  hop?: { by: string; to: string; table: BookTable; rest: Path }
}

/**
 * Finds the way to DISPLAYCONTACT.MAILADDRESS.ZIP; undefined when there is none. As documented, a relation of an object to its
 * own kind (PARENT) can be crossed once only. `docParId`: the transaction definition that the request names.
 */
export function findPath(books: CompanyBooks, table: BookTable, name: string, docParId = '', crossed: readonly string[] = []): Path | undefined {
  const { fields, relations = [] } = table.definition
  const own = fields.find(({ id }) => id === name)
  if (own?.onlyIn && !own.onlyIn.includes(docParId)) return undefined
  if (own) return { name, field: own, get: (row) => row[name] ?? '' }
  for (const { path, object, by, to } of relations) {
    if (!name.startsWith(`${path}.`)) continue
    const self = object === table.definition.name
    const other = books.find(object)
    if (!other || (self && crossed.includes(path))) continue
    const rest = findPath(books, other, name.slice(path.length + 1), docParId, self ? [...crossed, path] : crossed)
    if (!rest) continue
    const reach = to === 'RECORDNO' ? other.get : to === other.definition.key ? other.byKey : (value: string) => other.where(to, value)[0]
    return {
      name, field: rest.field, hop: { by, to, table: other, rest },
      get(row) {
        const key = row[by]
        const found = key ? reach(key) : undefined
        return found ? rest.get(found) : ''
      },
    }
  }
  return undefined
}
