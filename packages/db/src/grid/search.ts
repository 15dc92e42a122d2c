/** Longer texts are cut: nobody searches by more, and each word costs a look-up. */
const maxLength = 200
const maxWords = 6
/** Trigrams find nothing inside a word by less. */
const shortWord = 3

const escaped = (word: string) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/**
 * The LIKE patterns that all must hold for a record to be found, against its lower-case search text. Words may stand anywhere,
 * words of one or two characters at the beginning of a word. Empty when nothing was typed. Pure.
 */
export function searchPatterns(text: string): string[] {
  const words = text.replaceAll('\0', ' ').slice(0, maxLength).toLowerCase().split(/\s+/).filter(Boolean).slice(0, maxWords)
  return words.map((word) => (word.length < shortWord ? `% ${escaped(word)}%` : `%${escaped(word)}%`))
}
