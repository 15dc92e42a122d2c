import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { IntacctError } from './errors.ts'

/** Deepest nesting that is accepted: a query's row with its display contact's mailing address is at 9. */
const maxDepth = 40

/** Escapes text for an element or an attribute; characters that XML 1.0 cannot hold are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&apos;')
}

/** `<name>text</name>`, the text escaped. */
export const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`

/** A parsed element: children by name (an array where there are several), text under "#text", attributes under "@name". */
export type XmlNode = { [name: string]: XmlNode | XmlNode[] | string | string[] | undefined }

const parser = new XMLParser({
  ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, parseAttributeValue: false, trimValues: false,
  // The five predefined entities and numeric ones only; a DOCTYPE is refused before.
  processEntities: { enabled: true, maxEntityCount: 0, maxTotalExpansions: 2_000_000, maxExpandedLength: 100_000_000 } as never,
  htmlEntities: false, ignoreDeclaration: true, ignorePiTags: true,
  tagValueProcessor: (_name: string, text: string) => (/\S/.test(text) ? text : ''),
})

/**
 * Parses an answer. Refuses a DOCTYPE (entity bombs, external entities), broken XML and absurd depth with an IntacctError
 * whose code is "parse".
 */
export function parseXml(text: string): XmlNode {
  if (/<!DOCTYPE/i.test(text)) throw parseError('it declares a DOCTYPE, which an answer of the gateway never does')
  if (depthOf(text) > maxDepth) throw parseError(`it is nested more than ${maxDepth} levels deep`)
  try {
    return parser.parse(text) as XmlNode
  } catch (error) {
    throw parseError(error instanceof Error ? error.message : 'it is malformed', error)
  }
}

/** Says in words what is wrong with XML, null when it is well-formed. Slower than parsing: for explanations. */
export function xmlMistake(text: string): string | null {
  const result = XMLValidator.validate(text)
  return result === true ? null : `line ${result.err.line}: ${result.err.msg}`
}

const parseError = (why: string, cause?: unknown) => new IntacctError({
  level: 'transport', code: 'parse', message: `The answer of Sage Intacct is not the XML that was expected: ${why}.`, retryable: true, outcomeUnknown: true, cause,
})

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    const next = text.charCodeAt(at + 1)
    if (next === 47) depth -= 1 // </
    else if (next !== 33 && next !== 63) { // <! and <? open nothing
      const end = text.indexOf('>', at)
      if (end === -1) break
      if (text.charCodeAt(end - 1) !== 47) depth += 1
      if (depth > deepest) deepest = depth
    }
  }
  if (depth > 0) throw parseError('it ends in the middle')
  return deepest
}

/** The first child of that name; undefined when there is none. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  const value = node?.[name]
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? { '#text': first } : first
}

/** All children of that name. */
export function children(node: XmlNode | undefined, name: string): XmlNode[] {
  const value = node?.[name]
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value]
  return list.map((one) => (typeof one === 'string' ? { '#text': one } : one))
}

/** The text of a child, or of the node itself without a name; '' when there is none. */
export function textOf(node: XmlNode | undefined, name?: string): string {
  const value = name === undefined ? node?.['#text'] : node?.[name]
  const first = Array.isArray(value) ? value[0] : value
  if (first === undefined) return ''
  if (typeof first === 'string') return first
  const inner = first['#text']
  return typeof inner === 'string' ? inner : ''
}

export const attribute = (node: XmlNode | undefined, name: string): string => {
  const value = node?.[`@${name}`]
  return typeof value === 'string' ? value : ''
}
