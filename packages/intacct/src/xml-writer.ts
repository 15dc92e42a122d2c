import { onlyXmlCharacters } from './xml-characters.ts'

/** XML that is already written, such as a filter. Made by this package only. */
export class WrittenXml {
  readonly xml: string
  constructor(xml: string) {
    this.xml = xml
  }
}

/** What an element holds. `null` and '' write an empty element, `undefined` writes none; an array repeats the element. */
export type XmlValue = string | number | boolean | null | undefined | WrittenXml | XmlFields | readonly XmlValue[]
/** Elements by name, in this order; a name that begins with "@" is an attribute of the element around. */
export interface XmlFields { readonly [name: string]: XmlValue }

/** Escapes text for an element or an attribute; characters that XML 1.0 cannot hold (controls, lone surrogates) are left out. */
export function escapeXml(text: string): string {
  return onlyXmlCharacters(text).replace(/[&<>"'\r]/g, (character) => escapes[character] ?? character)
}
// A bare carriage return would be read back as a line feed.
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\r': '&#13;' }

/**
 * Writes `<name>…</name>`.
 * @throws TypeError when a name cannot be one of an element, so that data never becomes markup
 */
export function writeXml(name: string, value: XmlValue): string {
  if (!/^[A-Za-z_][\w.-]*$/.test(name)) throw new TypeError(`"${name}" cannot be the name of an XML element.`)
  if (value === undefined) return ''
  if (Array.isArray(value)) return value.map((one: XmlValue) => writeXml(name, one)).join('')
  if (value === null) return `<${name}></${name}>`
  if (value instanceof WrittenXml) return `<${name}>${value.xml}</${name}>`
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`
  let attributes = ''
  let inner = ''
  for (const [key, one] of Object.entries(value as XmlFields)) {
    if (!key.startsWith('@')) inner += writeXml(key, one)
    else if (one !== undefined && one !== null) attributes += ` ${attributeName(key.slice(1))}="${escapeXml(String(one))}"`
  }
  return `<${name}${attributes}>${inner}</${name}>`
}

function attributeName(name: string): string {
  if (!/^[A-Za-z_][\w.-]*$/.test(name)) throw new TypeError(`"${name}" cannot be the name of an XML attribute.`)
  return name
}
