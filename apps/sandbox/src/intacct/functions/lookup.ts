import type { Field, Relation } from '../books/definition.ts'
import type { BookTable } from '../books/table.ts'
import { forDocument, openTable, type Answered, type Context } from '../context.ts'
import { findPath } from '../query/path.ts'
import { element, textOf, type XmlNode } from '../xml.ts'

/**
 * `lookup`: an object's fields and relations, custom fields too. The display contact's fields are listed with the customer's, as
 * the real gateway lists them among the fields of a customer; whether it lists every one is not known.
 */
export function lookup(node: XmlNode, asking: Context): Answered {
  const context = forDocument(asking, node)
  const table = openTable(context, 'LOOKUP', textOf(node, 'object'))
  const { name, relations = [], docPar } = table.definition
  const documentType = docPar ? context.docParId ?? '' : ''
  const fields = allFields(table, context).map(writeField).join(context.gap)
  const xml = `<data listtype="All" count="1"><Type Name="${name}" DocumentType="${documentType}">`
    + `<Fields>${fields}</Fields><Relationships>${relations.map(writeRelation).join(context.gap)}</Relationships></Type></data>`
  return { xml, transactions: 1 }
}

/** The object's own fields and those that it shows of others. */
export function allFields(table: BookTable, { books, docParId = '' }: Context): Field[] {
  const shown = (table.definition.shows ?? []).flatMap((name) => {
    const path = findPath(books, table, name)
    return path ? [{ ...path.field, id: name, required: false }] : []
  })
  return [...table.definition.fields.filter(({ onlyIn }) => !onlyIn || onlyIn.includes(docParId)), ...shown]
}

function writeField({ id, label, required, readonly, type, custom, validValues }: Field): string {
  const values = validValues.length && type !== 'BOOLEAN'
    ? `<VALIDVALUES>${validValues.map((value) => element('VALIDVALUE', value)).join('')}</VALIDVALUES>` : ''
  return `<Field>${element('ID', id)}${element('LABEL', label)}${element('DESCRIPTION', label)}<REQUIRED>${required}</REQUIRED>`
    + `<READONLY>${readonly}</READONLY><DATATYPE>${type}</DATATYPE>${values}<ISCUSTOM>${custom}</ISCUSTOM></Field>`
}

const writeRelation = ({ path, object, label, by }: Relation): string =>
  `<Relationship>${element('OBJECTPATH', path)}${element('OBJECTNAME', object)}${element('LABEL', label)}`
  + `<RELATIONSHIPTYPE>MANY2ONE</RELATIONSHIPTYPE>${element('RELATEDBY', by)}</Relationship>`
