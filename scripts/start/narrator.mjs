/** Tells a person what happens, with the seconds since the start. */
export function createNarrator() {
  const begun = Date.now()
  const say = (message) => console.log(`[${((Date.now() - begun) / 1000).toFixed(1).padStart(5)}s] ${message}`)
  return {
    say,
    /** A failed start, in a sentence; the stack only where somebody would look for a bug. */
    fail(error) {
      console.error(`\n${error.message ?? error}\n`)
      if (process.env.DEBUG) console.error(error.stack)
    },
    /** Lines in a frame. */
    frame(lines) {
      const width = Math.max(...lines.map((line) => line.length))
      console.log(['', `┌─${'─'.repeat(width)}─┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└─${'─'.repeat(width)}─┘`, ''].join('\n'))
    },
  }
}
