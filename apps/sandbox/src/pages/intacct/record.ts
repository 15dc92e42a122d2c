import type { IntacctState, Row } from '../../intacct/index.ts'
import type { Field, Relation } from '../../intacct/books/definition.ts'
import type { BookTable } from '../../intacct/books/table.ts'
import { findPath } from '../../intacct/query/path.ts'
import type { FormField, Section } from '../form.ts'
import type { screenOf } from './screens.ts'

type Screen = ReturnType<typeof screenOf>

/** Lists of up to this many records are offered as a choice; longer ones are typed. */
const maxChoices = 200
const system = new Set(['RECORDNO', 'WHENCREATED', 'WHENMODIFIED', 'CREATEDBY', 'MODIFIEDBY', 'MEGAENTITYID', 'MEGAENTITYNAME', 'RECORD_URL'])

/** Every field of a record (or of a new one: `row` is empty then), in the order in which the story needs them: contact and address come early. */
export function sectionsOf(state: IntacctState, table: BookTable, screen: Screen, row: Row | undefined, values: Row): Section[] {
  const { fields, shows = [], relations = [], label, key } = table.definition
  const writes = table.definition.write !== undefined
  const one = (name: string, field: Field, fixed: boolean): FormField => ({
    name, code: name.replace(/^DISPLAYCONTACT\./, ''), label: field.label, required: field.required && !fixed, maxLength: field.maxLength,
    ...controlOf(state, field, fixed ? undefined : relations.find((relation) => leadsBy(relation, name)), values[name] ?? '', fixed),
  })
  const shown = shows.flatMap((name) => {
    const path = findPath(state.books, table, name)
    return path ? [one(name, path.field, !writes || path.field.readonly || name.endsWith('.CONTACTNAME'))] : []
  })
  const address = shown.filter(({ name }) => name.includes('.MAILADDRESS.'))
  const contact = shown.filter((field) => !address.includes(field))
  const own = fields.filter(({ id, onlyIn, readonly }) => !(system.has(id) && readonly) && (!onlyIn || onlyIn.includes(docParOf(table, values))))
  const ofOwn = (keep: (field: Field) => boolean) => own.filter(keep).map((field) => one(field.id, field, !writes || field.readonly || (row !== undefined && field.id === key)))
  const sections: Section[] = [{ title: label, fields: ofOwn(({ custom, readonly }) => !custom && !readonly) }]
  if (contact.length) sections.splice(1, 0, { title: 'Contact', fields: contact }, { title: 'Mailing address', fields: address })
  const custom = ofOwn((field) => field.custom)
  if (custom.length) sections.push({ title: 'Custom fields', fields: custom })
  if (row) {
    const facts = [...own.filter(({ readonly, custom: own_ }) => readonly && !own_), ...fields.filter(({ id, readonly }) => system.has(id) && readonly)]
    sections.push({ title: 'Set by the system', fields: facts.map((field) => one(field.id, field, true)).map((field) => (field.name === 'RECORD_URL' ? { ...field, value: `/intacct/${screen.slug}/${row.RECORDNO}`, href: `/intacct/${screen.slug}/${row.RECORDNO}` } : field)) })
  }
  return sections
}

/** The transaction definition of a document: some custom fields are known in some of them only. */
const docParOf = ({ definition: { docPar } }: BookTable, row: Row) => (docPar ? row[docPar] ?? '' : '')

/** The relation whose target a field names by what people call it: TERMNAME → ARTERM, CUSTTYPE → CUSTTYPE. */
const leadsBy = ({ by, path, to }: Relation, name: string) => (to !== 'RECORDNO' && by === name) || path === name

function controlOf(state: IntacctState, { id, type, validValues, maxLength }: Field, relation: Relation | undefined, value: string, fixed: boolean): Pick<FormField, 'kind' | 'value' | 'options' | 'inputType'> {
  if (fixed) return { kind: 'fixed', value }
  const other = relation && state.books.find(relation.object)
  const choices = validValues.length ? validValues : other && other.size > 0 && other.size <= maxChoices ? other.byNumber.all.map((row) => row[other.definition.key] ?? '') : undefined
  if (choices) {
    // What is stored stays possible, even where it is not among the choices.
    const all = [...new Set(['', ...choices, value])]
    return { kind: 'choice', value, options: all.map((one) => ({ value: one, label: one || '(none)' })) }
  }
  // A one-line input would silently drop line breaks.
  if (value.includes('\n') || (type === 'TEXT' && maxLength > 500)) return { kind: 'long', value }
  return { kind: 'text', value, inputType: type === 'DECIMAL' || type === 'INTEGER' ? 'number' : /PHONE|FAX|PAGER/.test(id) ? 'tel' : 'text' }
}

/** Everything that a form can show, by name. */
export function valuesOf(state: IntacctState, table: BookTable, row: Row): Row {
  const shown = (table.definition.shows ?? []).map((name) => [name, findPath(state.books, table, name)?.get(row) ?? ''])
  return { ...row, ...Object.fromEntries(shown) }
}
