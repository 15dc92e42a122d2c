import type { Field, Row } from '../books/definition.ts'
import type { BookTable } from '../books/table.ts'
import { openTable, type Answered, type Context } from '../context.ts'
import { formatTimestamp, parseMoment } from '../dates.ts'
import { FunctionFailure, problems, type Problem } from '../problems.ts'
import { children, element, namesIn, textOf, type XmlNode } from '../xml.ts'

/** A record as a request gives it: paths to texts (DISPLAYCONTACT.MAILADDRESS.ZIP). */
export type Given = Record<string, string>

/** `create`: one or more records of any objects; all or none of them. */
export const create = (node: XmlNode, context: Context): Answered => writeAll(node, context, createRecord)
/** `update`: by RECORDNO or by the name; only what is given changes. */
export const update = (node: XmlNode, context: Context): Answered => writeAll(node, context, updateRecord)

function writeAll(node: XmlNode, context: Context, one: (object: string, given: Given, context: Context) => Row): Answered {
  const written = namesIn(node).flatMap((object) => children(node, object).map((record) => {
    const row = one(object, flatten(record), context)
    const { definition } = openTable(context, 'READ', object)
    const name = definition.name.toLowerCase()
    const names = [...new Set(['RECORDNO', definition.key])]
    return `<${name}>${names.map((field) => element(field, row[field] ?? '')).join('')}</${name}>`
  }))
  if (written.length === 0) throw new FunctionFailure(problems.invalid('The function names no record.'))
  return { xml: `<data listtype="objects" count="${written.length}">${context.gap}${written.join(context.gap)}</data>`, transactions: written.length }
}

function flatten(node: XmlNode, prefix = '', into: Given = {}): Given {
  for (const name of namesIn(node)) {
    const [first] = children(node, name)
    if (first && namesIn(first).length) flatten(first, `${prefix}${name}.`, into)
    else into[prefix + name] = textOf(first)
  }
  return into
}

/** Creates a record as the gateway would; throws a FunctionFailure with the gateway's refusals. */
export function createRecord(object: string, given: Given, context: Context): Row {
  const table = openTable(context, 'CREATE', object)
  const { definition: { key, label, fields, write } } = table
  return failingAs('create', label, () => {
    if (!write) throw new FunctionFailure(problems.invalid(`API operation 'CREATE' cannot be performed on objects of type ${object}.`))
    const now = formatTimestamp(context.books.now())
    const values: Record<string, string> = { ...Object.fromEntries(fields.map(({ id }) => [id, ''])), ...write.defaults, ...ownValues(table, given, context) }
    if (key !== 'RECORDNO') values[key] ||= nextKey(table)
    if (table.byKey(values[key] ?? '')) throw new FunctionFailure(problems.duplicate(label, values[key] ?? ''))
    Object.assign(values, createdStamps(table, values, now), { WHENMODIFIED: now, CREATEDBY: '1', MODIFIEDBY: '1', MEGAENTITYID: context.locationId })
    return context.books.atomically(() => {
      write.check?.(values, undefined, context.books)
      return table.insert({ ...values, ...write.parts?.(given, values, undefined, context.books) })
    })
  })
}

/** A document's WHENCREATED is its date, which a request may set; when it was really made stands in AUWHENCREATED. */
function createdStamps({ definition: { fields } }: BookTable, { WHENCREATED = '' }: Record<string, string>, now: string): Record<string, string> {
  return fields.some(({ id }) => id === 'AUWHENCREATED') ? { AUWHENCREATED: now, WHENCREATED: WHENCREATED || now.slice(0, 10) } : { WHENCREATED: now }
}

/** Changes a record as the gateway would. */
export function updateRecord(object: string, given: Given, context: Context): Row {
  const table = openTable(context, 'UPDATE', object)
  const { definition: { key, label, write } } = table
  return failingAs('update', label, () => {
    if (!write) throw new FunctionFailure(problems.invalid(`API operation 'UPDATE' cannot be performed on objects of type ${object}.`))
    const before = given.RECORDNO ? table.get(given.RECORDNO.trim()) : table.byKey(given[key] ?? '')
    if (!before) throw new FunctionFailure(problems.notFound(label, given.RECORDNO || given[key] || '(no RECORDNO)'))
    const values = ownValues(table, given, context)
    const after: Row = { ...before, ...values, WHENMODIFIED: formatTimestamp(context.books.now()), MODIFIEDBY: '1' }
    return context.books.atomically(() => {
      write.check?.(after, before, context.books)
      return table.change(before.RECORDNO ?? '', { ...after, ...write.parts?.(given, after, before, context.books) })
    })
  })
}

/** `delete`: by RECORDNO. */
export function remove(node: XmlNode, context: Context): Answered {
  const keys = textOf(node, 'keys').split(',').map((key) => key.trim()).filter(Boolean)
  removeRecords(textOf(node, 'object'), keys, context)
  return { xml: '', transactions: Math.max(1, keys.length) }
}

/** Deletes records as the gateway would: all or none of them. */
export function removeRecords(object: string, keys: readonly string[], context: Context): void {
  const table = openTable(context, 'DELETE', object)
  const { label, write, name, lines } = table.definition
  failingAs('delete', label, () => context.books.atomically(() => {
    if (!write) throw new FunctionFailure(problems.invalid(`API operation 'DELETE' cannot be performed on objects of type ${name}.`))
    for (const key of keys) {
      if (!table.get(key)) throw new FunctionFailure(problems.notFound(label, key))
      if (name === 'CUSTOMER' && table.where('PARENTKEY', key).length) throw new FunctionFailure(problems.invalid(`The Customer ${key} is the parent of another.`))
      for (const line of lines ? context.books.table(lines.object).where(lines.by, key) : []) context.books.table(lines?.object ?? '').remove(line.RECORDNO ?? '')
      table.remove(key)
    }
  }))
}

/** Own fields of the object, checked; parts (DISPLAYCONTACT) are left to the definition. What the object has not is refused by name. */
function ownValues(table: BookTable, given: Given, context: Context): Record<string, string> {
  const { fields, relations = [], label } = table.definition
  const values: Record<string, string> = {}
  for (const [path, value] of Object.entries(given)) {
    const relation = relations.find((one) => path.startsWith(`${one.path}.`))
    const known = relation ? context.books.find(relation.object)?.definition.fields.find(({ id }) => id === path.slice(relation.path.length + 1)) : fields.find(({ id }) => id === path)
    if (!known) throw new FunctionFailure(problems.invalid(`${path} is not a field of ${label}.`))
    checkValue(known, path, value)
    if (!relation && !known.readonly) values[path] = value
  }
  return values
}

function checkValue({ type, validValues, maxLength, readonly }: Field, path: string, value: string): void {
  if (value === '' || readonly) return
  const wrong = (why: string) => new FunctionFailure(problems.invalid(`Invalid value '${value.slice(0, 60)}' for ${path}: ${why}`))
  if (validValues.length && !validValues.includes(value)) throw wrong(`use ${validValues.filter(Boolean).join(', ')}.`)
  if (value.length > maxLength) throw wrong(`it is longer than ${maxLength} characters.`)
  if ((type === 'INTEGER' || type === 'DECIMAL') && Number.isNaN(Number(value))) throw wrong('it is not a number.')
  if ((type === 'DATE' || type === 'TIMESTAMP') && Number.isNaN(parseMoment(value))) throw wrong('write MM/DD/YYYY.')
}

/** Document sequencing: the ID that a record gets when the request names none. */
function nextKey(table: BookTable): string {
  for (let number = table.size + 1; ; number++) {
    const key = `${table.definition.name.slice(0, 1)}-${String(number).padStart(5, '0')}`
    if (!table.byKey(key)) return key
  }
}

/** Every refusal of a write is followed by a second error that says only what was not done, as recorded. */
function failingAs<T>(verb: 'create' | 'update' | 'delete', label: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof FunctionFailure) || error.problems.some(({ errorno }) => errorno === 'PL04000005')) throw error
    const all: Problem[] = [...error.problems, problems.couldNot(verb, label)]
    throw new FunctionFailure(...all)
  }
}
