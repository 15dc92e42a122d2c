const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9'

/**
 * Natural order as PHP's strnatcmp has it: runs of digits compare as numbers (runs with a leading zero digit by digit, as
 * fractions), everything else by character.
 */
export function naturalCompare(a: string, b: string): number {
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (isDigit(a[i]) && isDigit(b[j])) {
      const [left, right] = [/^\d+/.exec(a.slice(i))?.[0] ?? '', /^\d+/.exec(b.slice(j))?.[0] ?? '']
      const fractional = left.startsWith('0') || right.startsWith('0')
      const order = fractional ? compareText(left, right) : left.length - right.length || compareText(left, right)
      if (order !== 0) return order
      i += left.length
      j += right.length
      continue
    }
    const order = compareText(a[i] ?? '', b[j] ?? '')
    if (order !== 0) return order
    i += 1
    j += 1
  }
  return (a.length - i) - (b.length - j)
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
