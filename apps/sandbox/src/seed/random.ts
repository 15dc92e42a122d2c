/** A small generator (mulberry32): the same seed gives the same books on every machine. No cryptography. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 0 to just under 1. */
  next(): number {
    this.#state = (this.#state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  chance(rate: number): boolean {
    return this.next() < rate
  }

  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.next() * list.length)]
    if (found === undefined) throw new RangeError('Nothing can be picked from an empty list.')
    return found
  }

  /** Picks by weight; the weights need not add up to one. */
  weighted<T extends { weight: number }>(list: readonly T[]): T {
    let left = this.next() * list.reduce((sum, { weight }) => sum + weight, 0)
    for (const one of list) {
      left -= one.weight
      if (left < 0) return one
    }
    return this.pick(list)
  }

  /** '#' becomes a digit, '@' a capital letter. */
  fill(pattern: string): string {
    return pattern.replace(/[#@]/g, (sign) => (sign === '#' ? String(this.whole(0, 9)) : String.fromCodePoint(this.whole(65, 90))))
  }
}
