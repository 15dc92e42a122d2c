import { parseTimestamp } from '@causeway/intacct'

/** How the shop keeps an attribute's values: what they are compared by. */
export type AttributeKind = 'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'select' | 'multiselect'

/** An attribute that the mapping fills. */
export interface AttributeFacts {
  kind: AttributeKind
  /** Of a select: ids by label in small letters. */
  options: ReadonlyMap<string, string>
}

const kinds: Readonly<Record<string, AttributeKind>> = {
  select: 'select', swatch_visual: 'select', swatch_text: 'select', multiselect: 'multiselect', boolean: 'boolean', date: 'date', datetime: 'datetime', price: 'number', weight: 'number',
}
export const kindOfInput = (frontendInput: string | undefined): AttributeKind => kinds[frontendInput ?? ''] ?? 'text'
/** Values of these are ids of options, which are read by a call of their own (recorded exchanges 448-450). */
export const hasOptions = (kind: AttributeKind): boolean => kind === 'select' || kind === 'multiselect'

/** A value as the shop keeps it, or what is wrong with it. */
export type AttributeVerdict = { value: string } | { unknownOption: string } | { not: string }

const words: Readonly<Record<string, string>> = { true: '1', t: '1', yes: '1', y: '1', on: '1', 1: '1', false: '0', f: '0', no: '0', n: '0', off: '0', 0: '0' }

/** What the books say as the shop keeps it. Pure. Nothing clears the attribute. */
export function attributeValue(text: string, { kind, options }: AttributeFacts): AttributeVerdict {
  if (text.trim() === '') return { value: kind === 'text' ? text : '' }
  switch (kind) {
    case 'text': return { value: text }
    case 'number': {
      const number = text.trim().replace(/,(?=\d{3}(\D|$))/g, '')
      return Number.isFinite(Number(number)) ? { value: number } : { not: 'a number' }
    }
    case 'boolean': {
      const value = words[text.trim().toLowerCase()]
      return value === undefined ? { not: 'yes or no' } : { value }
    }
    case 'date': case 'datetime': {
      const time = parseTimestamp(text)?.toISOString()
      if (time === undefined) return { not: 'a date' }
      return { value: kind === 'date' ? `${time.slice(0, 10)} 00:00:00` : time.slice(0, 19).replace('T', ' ') }
    }
    case 'select': {
      const id = optionId(text, options)
      return id === undefined ? { unknownOption: text.trim() } : { value: id }
    }
    case 'multiselect': return chosenOptions(text, options)
  }
}

const optionId = (text: string, options: ReadonlyMap<string, string>): string | undefined => {
  const wanted = text.trim()
  return options.get(wanted.toLowerCase()) ?? ([...options.values()].includes(wanted) ? wanted : undefined)
}

/** Several labels stand behind one another, with a semicolon, a bar or a line's end between them; a comma does too, unless the label itself has one. */
function chosenOptions(text: string, options: ReadonlyMap<string, string>): AttributeVerdict {
  const parts = optionId(text, options) === undefined ? text.split(/[;|\n]/).flatMap((part) => (optionId(part, options) === undefined ? part.split(',') : [part])) : [text]
  const ids = new Set<string>()
  for (const part of parts) {
    if (part.trim() === '') continue
    const id = optionId(part, options)
    if (id === undefined) return { unknownOption: part.trim() }
    ids.add(id)
  }
  return { value: [...ids].join(',') }
}

/** The shop writes decimals with all their places: a cost of 12.50 comes back as 12.500000. */
const isSameDecimal = (stored: string, wanted: string): boolean =>
  /^-?\d+\.(\d{4}|\d{6})$/.test(stored) && /^-?\d+(\.\d+)?$/.test(wanted) && Number(stored) === Number(wanted)

/** Whether the shop holds what is wanted, by its value rather than its text. Pure. */
export function isSameValue(kind: AttributeKind, stored: string | null, wanted: string): boolean {
  const held = stored ?? ''
  if (held === wanted) return true
  if (held === '' || wanted === '') return false
  switch (kind) {
    case 'number': return Number(held) === Number(wanted)
    case 'boolean': return words[held.toLowerCase()] === wanted
    case 'date': return held.slice(0, 10) === wanted.slice(0, 10)
    case 'datetime': return parseTimestamp(held)?.getTime() === parseTimestamp(wanted)?.getTime()
    case 'multiselect': return sorted(held) === sorted(wanted)
    case 'text': case 'select': return isSameDecimal(held, wanted)
  }
}

const sorted = (ids: string) => ids.split(',').map((id) => id.trim()).filter(Boolean).sort().join(',')
