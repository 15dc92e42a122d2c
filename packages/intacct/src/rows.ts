import { elements, isOwnText, textOf, type XmlNode } from './xml-reader.ts'

/** A row of an answer: names joined by dots (DISPLAYCONTACT.MAILADDRESS.ZIP), values always text, '' for empty. */
export type IntacctRow = Record<string, string>

/**
 * The rows of a `data` element. Any child is a row: its name is the object's, in upper case or lower case as the object likes.
 * `query` answers dotted names itself, `read` nests elements; both come out the same.
 */
export const rowsIn = (data: XmlNode | undefined): IntacctRow[] => elements(data).map((node) => flatten(node, '', {}))

function flatten(node: XmlNode, prefix: string, into: IntacctRow): IntacctRow {
  for (const [name, value] of Object.entries(node)) {
    if (isOwnText(name) || value === undefined) continue
    if (typeof value === 'string') into[prefix + name] = value
    // Lines of a document: the first bears the plain name, as a single one would, the others a number: LINES.LINE[1].ITEMID.
    else if (Array.isArray(value)) value.forEach((one, index) => place(one, `${prefix}${name}${index === 0 ? '' : `[${index}]`}`, into))
    else place(value, prefix + name, into)
  }
  return into
}

function place(value: XmlNode | string, path: string, into: IntacctRow): void {
  if (typeof value === 'string') into[path] = value
  else if (elements(value).length > 0) flatten(value, `${path}.`, into)
  else into[path] = textOf(value)
}
