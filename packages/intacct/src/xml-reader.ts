import { XMLParser } from 'fast-xml-parser'
import { transportError } from './errors.ts'
import { checkWellFormed, maxDepth } from './well-formed.ts'
import { onlyXmlCharacters } from './xml-characters.ts'

/** A parsed element: children by name (an array where there are several), text under "#text", attributes under "@name". */
export type XmlNode = { [name: string]: XmlNode | XmlNode[] | string | string[] | undefined }

const parser = new XMLParser({
  ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, parseAttributeValue: false, trimValues: false,
  ignoreDeclaration: true, ignorePiTags: true, maxNestedTags: maxDepth + 1,
  // Entities are decoded here instead: the parser leaves &#039; alone, and a DOCTYPE's own entities must never be expanded.
  processEntities: false, htmlEntities: false, cdataPropName: '#cdata',
  // Half again as fast without the path of each tag, which nothing here asks for.
  jPath: false,
  tagValueProcessor: (_name, text) => (text.trim() === '' ? '' : decodeEntities(text)),
})

/**
 * Parses an answer. All values stay text.
 * @throws IntacctError, transport level, code "parse": a DOCTYPE, too deep, cut off, or not well-formed
 */
export function parseXml(text: string): XmlNode {
  checkWellFormed(text)
  try {
    return parser.parse(onlyXmlCharacters(text)) as XmlNode
  } catch {
    // The parser's own words may quote the answer.
    throw transportError('parse', 'The answer of Sage Intacct is not well-formed XML.', { outcomeUnknown: true })
  }
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Decodes the five entities of XML and numeric ones, once: `&amp;#39;` becomes `&#39;`. Any other stays as it stands, and a
 * character that XML cannot hold is left out.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name) return named[name] ?? whole
    const point = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    return point <= 0x10FFFF ? onlyXmlCharacters(String.fromCodePoint(point)) : whole
  })
}

/** The first child of that name; undefined when there is none. */
export const child = (node: XmlNode | undefined, name: string): XmlNode | undefined => children(node, name)[0]

/** All children of that name. */
export function children(node: XmlNode | undefined, name: string): XmlNode[] {
  const value = node && Object.hasOwn(node, name) ? node[name] : undefined
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value]
  return list.map((one) => (typeof one === 'string' ? { '#text': one } : one))
}

/** All child elements whatever their names. */
export const elements = (node: XmlNode | undefined): XmlNode[] =>
  Object.keys(node ?? {}).filter((name) => !isOwnText(name)).flatMap((name) => children(node, name))

/** The text of a child, or of the node itself without a name; '' when there is none. */
export function textOf(node: XmlNode | undefined, name?: string): string {
  const found = name === undefined ? node : child(node, name)
  return `${asText(found?.['#text'])}${asText(found?.['#cdata'])}`
}

/** An attribute's text; '' when there is none. */
export const attribute = (node: XmlNode | undefined, name: string): string => decodeEntities(asText(node?.[`@${name}`]))

/** Whether a key of a node is an attribute or its own text rather than a child. */
export const isOwnText = (name: string): boolean => name.startsWith('@') || name.startsWith('#')

const asText = (value: XmlNode[string]): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.filter((part) => typeof part === 'string').join('') : ''
