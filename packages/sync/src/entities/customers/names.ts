/** Longest name that the shop takes (recorded exchange 118 refuses 300 characters). */
const maxLength = 255

/**
 * A name with only what every supported Magento takes in one: letters, marks, digits, spaces, hyphens, apostrophes
 * (recorded exchanges 115 to 119 refuse brackets, slashes, "&" and angle brackets). What is left out becomes a space.
 */
export function validName(text: string): string {
  const plain = text.normalize('NFC').replace(/[’‘`´]/g, "'").replace(/&/g, ' and ').replace(/[^\p{L}\p{M}\d\s'-]/gu, ' ')
    // An accent belongs to a letter; what is left of an emoji is a mark without one.
    .replace(/(?<![\p{L}\p{M}])\p{M}+/gu, '')
  const joined = plain.replace(/\s+/g, ' ').replace(/(^|\s)[-'\s]+(?=\s|$)/g, ' ').trim()
  return /[\p{L}\d]/u.test(joined) ? cut(joined) : ''
}

/** Cuts at a whole character, and at a space where there is one near. */
function cut(text: string): string {
  if (text.length <= maxLength) return text
  const short = Array.from(text).reduce((kept, char) => (kept.length + char.length <= maxLength ? kept + char : kept), '')
  const space = short.lastIndexOf(' ')
  return space > maxLength - 40 ? short.slice(0, space) : short
}

export interface PersonName { firstname: string; lastname: string }

/** Splits a name at a space: the first word and the rest, or the last word and what is before it. */
export function splitName(name: string, rule: 'first-word' | 'last-word', oneWord: string): PersonName {
  const words = name.split(' ')
  if (words.length < 2) return { firstname: name, lastname: oneWord }
  const at = rule === 'first-word' ? 1 : words.length - 1
  return { firstname: words.slice(0, at).join(' '), lastname: words.slice(at).join(' ') }
}

/**
 * The person behind a customer: its contact's own names where there are any, else the customer's name split at the space.
 * Null when nothing usable is left.
 */
export function personName(
  customerName: string, contact: { firstname: string; lastname: string }, rule: 'first-word' | 'last-word', oneWord: string,
): PersonName | null {
  const first = validName(contact.firstname)
  const last = validName(contact.lastname)
  if (first && last) return { firstname: first, lastname: last }
  const whole = validName(first || last || customerName)
  return whole ? splitName(whole, rule, validName(oneWord) || 'Customer') : null
}
