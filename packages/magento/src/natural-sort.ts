const zero = 48
const nine = 57
const isDigit = (code: number) => code >= zero && code <= nine

/**
 * Natural order as PHP's strnatcmp has it: runs of digits compare as numbers (runs with a leading zero digit by digit, as
 * fractions), everything else by character. By codes and places: each call signs a sorted list.
 */
export function naturalCompare(a: string, b: string): number {
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(j)
    if (isDigit(left) && isDigit(right)) {
      const [leftEnd, rightEnd] = [digitsEnd(a, i), digitsEnd(b, j)]
      const fractional = left === zero || right === zero
      const order = (fractional ? 0 : (leftEnd - i) - (rightEnd - j)) || compareText(a.slice(i, leftEnd), b.slice(j, rightEnd))
      if (order !== 0) return order
      i = leftEnd
      j = rightEnd
      continue
    }
    if (left !== right) return left - right
    i += 1
    j += 1
  }
  return (a.length - i) - (b.length - j)
}

function digitsEnd(text: string, from: number): number {
  let end = from
  while (isDigit(text.charCodeAt(end))) end += 1
  return end
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
