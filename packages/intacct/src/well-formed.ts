import { transportError } from './errors.ts'

/** Deepest nesting that is accepted; a contact's address in a `read` answer lies at 9. */
export const maxDepth = 40

/**
 * Refuses what must not be parsed: a DOCTYPE (entity bombs, external entities), absurd depth, and an answer that was cut off or
 * whose tags do not match. fast-xml-parser closes open elements by itself, so half a page would pass for a whole one.
 * @throws IntacctError, transport level, code "parse"
 */
export function checkWellFormed(text: string): void {
  const open: string[] = []
  let roots = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const next = text.charCodeAt(at + 1)
    if (next === 33 /* ! */) {
      const [start, end] = text.startsWith('<!--', at) ? [4, '-->'] : text.startsWith('<![CDATA[', at) ? [9, ']]>'] : [0, '']
      if (!end) throw refused('it declares a DOCTYPE, which an answer of the gateway never does')
      at = behind(text, end, at + start)
    } else if (next === 63 /* ? */) {
      at = behind(text, '?>', at + 2)
    } else if (next === 47 /* / */) {
      const end = behind(text, '>', at)
      if (open.pop() !== text.slice(at + 2, end - 1).trimEnd()) throw broken('its tags do not match')
      at = end
    } else {
      const end = tagEnd(text, at)
      if (open.length === 0) roots += 1
      if (text.charCodeAt(end - 2) !== 47) {
        open.push(nameIn(text, at + 1, end - 1))
        if (open.length > maxDepth) throw refused(`it is nested more than ${maxDepth} levels deep`)
      }
      at = end
    }
  }
  if (open.length > 0) throw broken('it ends in the middle')
  if (roots !== 1) throw broken(roots === 0 ? 'it has no element' : 'it has more than one root element')
}

const doubleQuote = 34
const singleQuote = 39
const tagCloses = 62

/** The position after the tag's ">", which may also stand inside a quoted attribute. One pass, however long the tag is. */
function tagEnd(text: string, at: number): number {
  let quote = 0
  for (let index = at + 1; index < text.length; index++) {
    const char = text.charCodeAt(index)
    if (quote !== 0) {
      if (char === quote) quote = 0
    } else if (char === tagCloses) return index + 1
    else if (char === doubleQuote || char === singleQuote) quote = char
  }
  throw broken('it ends in the middle')
}

function nameIn(text: string, from: number, to: number): string {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) <= 32) return text.slice(from, at)
  return text.slice(from, to)
}

function behind(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from)
  if (found === -1) throw broken('it ends in the middle')
  return found + what.length
}

// Broken text may be whole the next time; what is refused on purpose would be refused again.
const broken = (why: string) => transportError('parse', sentence(why), { retryable: true, outcomeUnknown: true })
const refused = (why: string) => transportError('parse', sentence(why), { outcomeUnknown: true })
const sentence = (why: string) => `The answer of Sage Intacct is not the XML that was expected: ${why}.`
