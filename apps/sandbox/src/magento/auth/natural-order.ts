/**
 * Order of texts in which runs of digits count as numbers ("[2]" before "[10]"): how the shop sorts the parameters that are signed,
 * against RFC 5849 (recorded exchanges 035 and 036). A run that starts with zero counts digit by digit.
 */
export function naturalOrder(a: string, b: string): number {
  const [left, right] = [a.match(/\d+|\D/g) ?? [], b.match(/\d+|\D/g) ?? []]
  for (let at = 0; at < left.length && at < right.length; at++) {
    const [one = '', two = ''] = [left[at], right[at]]
    if (one === two) continue
    const numbers = /^[1-9]\d*$/.test(one) && /^[1-9]\d*$/.test(two)
    if (numbers && one.length !== two.length) return one.length - two.length
    return one < two ? -1 : 1
  }
  return left.length - right.length
}
