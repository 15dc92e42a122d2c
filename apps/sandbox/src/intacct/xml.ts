import { XMLParser } from 'fast-xml-parser'

/** A parsed element: every child name holds an array, text lies under "#text", attributes under "@name". */
export interface XmlNode { [name: string]: XmlNode[] | string | undefined }

/** Deepest nesting that a request may have: filters nest, but nobody nests and/or thirty times. */
const maxDepth = 60

const parser = new XMLParser({
  ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, parseAttributeValue: false, trimValues: false,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute, alwaysCreateTextNode: true, cdataPropName: '#cdata',
  ignoreDeclaration: true, ignorePiTags: true,
  // Entities are decoded here, in one pass, so that no DOCTYPE can define any and "&amp;lt;" stays "&lt;".
  processEntities: false,
})

/** Parses a request. Throws an Error that says what is wrong: malformed, a DOCTYPE, nested too deep. */
export function parseXml(text: string): XmlNode {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Error('A document type declaration is not allowed.')
  if (deepest(text) > maxDepth) throw new Error(`Elements are nested more than ${maxDepth} levels deep.`)
  return parser.parse(text, true) as XmlNode
}

function deepest(text: string): number {
  let depth = 0
  let most = 0
  for (const [tag] of text.matchAll(/<[^!?][^>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1
    else if (!tag.endsWith('/>')) most = Math.max(most, ++depth)
  }
  return most
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decode = (text: string): string => (text.includes('&')
  ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return named[name.toLowerCase()] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
  })
  : text)

export function children(node: XmlNode | undefined, name: string): XmlNode[] {
  const value = node?.[name]
  return Array.isArray(value) ? value : []
}

export const child = (node: XmlNode | undefined, name: string): XmlNode | undefined => children(node, name)[0]

/** An element's own text, entities decoded; '' when there is none. Without a name, of the node itself. */
export function textOf(node: XmlNode | undefined, name?: string): string {
  const of = name === undefined ? node : child(node, name)
  const text = of?.['#text']
  const cdata = children(of, '#cdata').map((part) => part['#text']).join('')
  return decode(typeof text === 'string' ? text : '') + cdata
}

export function attributeOf(node: XmlNode | undefined, name: string): string {
  const value = node?.[`@${name}`]
  return typeof value === 'string' ? decode(value) : ''
}

/** The names of the child elements, in the order of their first appearance. */
export const namesIn = (node: XmlNode): string[] => Object.keys(node).filter((name) => !name.startsWith('#') && !name.startsWith('@'))

const special = /[&<>"']/
/** Whatever XML 1.0 cannot hold. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/** Escapes text for an element or an attribute. Most values need nothing: the test comes first because pages hold 70,000 values. */
export function escapeXml(text: string): string {
  const legal = forbidden.test(text) ? text.replace(new RegExp(forbidden, 'gu'), '') : text
  return special.test(legal)
    ? legal.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#039;')
    : legal
}

export const element = (name: string, text: string): string => (text === '' ? `<${name}></${name}>` : `<${name}>${escapeXml(text)}</${name}>`)
