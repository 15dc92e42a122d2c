import type { Row } from './definition.ts'

/** Rows in the order of a number that each has, so that ranges are found by halving instead of scanning. */
export class OrderedRows {
  #rows: Row[] = []
  #numbers: number[] = []
  readonly #numberOf: (row: Row) => number

  constructor(numberOf: (row: Row) => number) {
    this.#numberOf = numberOf
  }

  get size(): number {
    return this.#rows.length
  }

  get all(): readonly Row[] {
    return this.#rows
  }

  /** Takes many at once: sorting once is far quicker than placing each. */
  load(rows: readonly Row[]): void {
    const pairs = [...this.#rows, ...rows].map((row) => ({ row, number: this.#numberOf(row) })).sort((a, b) => a.number - b.number)
    this.#rows = pairs.map(({ row }) => row)
    this.#numbers = pairs.map(({ number }) => number)
  }

  add(row: Row): void {
    const number = this.#numberOf(row)
    const at = this.#first(number, true)
    this.#rows.splice(at, 0, row)
    this.#numbers.splice(at, 0, number)
  }

  remove(row: Row): void {
    const number = this.#numberOf(row)
    for (let at = this.#first(number, false); at < this.#rows.length && this.#numbers[at] === number; at++) {
      if (this.#rows[at] !== row) continue
      this.#rows.splice(at, 1)
      this.#numbers.splice(at, 1)
      return
    }
  }

  /** How many rows lie in the range; both ends may be open. Cheap: nothing is copied. */
  count(range: Range): number {
    const [from, to] = this.#ends(range)
    return Math.max(0, to - from)
  }

  range(range: Range): readonly Row[] {
    const [from, to] = this.#ends(range)
    return from === 0 && to === this.#rows.length ? this.#rows : this.#rows.slice(from, Math.max(from, to))
  }

  #ends({ from = -Infinity, fromOpen = false, to = Infinity, toOpen = false }: Range): [number, number] {
    return [this.#first(from, fromOpen), this.#first(to, !toOpen)]
  }

  /** The first place whose number is at least (or, `beyond`, more than) this one. */
  #first(number: number, beyond: boolean): number {
    let low = 0
    let high = this.#numbers.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const here = this.#numbers[middle] ?? 0
      if (here < number || (beyond && here === number)) low = middle + 1
      else high = middle
    }
    return low
  }
}

export interface Range { from?: number; fromOpen?: boolean; to?: number; toOpen?: boolean }
