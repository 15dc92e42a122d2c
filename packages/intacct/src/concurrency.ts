/** A door that lets a bounded number through, first come first served. */
class Door {
  #free: number
  readonly #waiting: (() => void)[] = []
  constructor(places: number) {
    this.#free = places
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free += 1
    }
  }
}

const doors = new Map<string, Door>()

/** The one door of a company in this process: Intacct serves about two calls at a time of a company. */
export function doorOf(url: string, companyId: string, places: number): Door {
  const key = `${new URL(url).host}|${companyId.toLowerCase()}|${places}`
  let door = doors.get(key)
  if (!door) doors.set(key, door = new Door(places))
  return door
}
