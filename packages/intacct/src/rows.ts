import type { XmlNode } from './xml.ts'

/** A row of an answer: nested names joined by dots (DISPLAYCONTACT.MAILADDRESS.ZIP), values as text, '' for empty. */
export type IntacctRow = Record<string, string>

/** Flattens an element of an answer. Repeated elements (lines) are left to `read` of their own object. */
export function flatten(node: XmlNode, prefix = '', into: IntacctRow = {}): IntacctRow {
  for (const [name, value] of Object.entries(node)) {
    if (name.startsWith('@') || name === '#text') continue
    const path = prefix ? `${prefix}.${name}` : name
    const one = Array.isArray(value) ? value[0] : value
    if (one === undefined) continue
    if (typeof one === 'string') into[path] = one
    else {
      const text = one['#text']
      const nested = Object.keys(one).some((key) => key !== '#text' && !key.startsWith('@'))
      if (nested) flatten(one, path, into)
      else into[path] = typeof text === 'string' ? text : ''
    }
  }
  return into
}
