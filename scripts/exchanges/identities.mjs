/** What a shop gives out: a number, a cart's 32 letters and digits, a bulk's UUID. */
const given = /^(\d+|[A-Za-z0-9]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/**
 * Numbers and tokens that the shop gives out differ from one store to another. This remembers which of ours stands for which recorded
 * one, kind by kind: one for one, or it is a difference.
 */
export class Identities {
  #ours = new Map()
  #recorded = new Map()

  /** Whether ours may stand for the recorded one; remembers it if it may. */
  pair(kind, recorded, ours) {
    if (![recorded, ours].every((value) => given.test(String(value)))) return recorded === ours
    const [there, here] = [`${kind} ${recorded}`, `${kind} ${ours}`]
    if (this.#ours.has(there)) return this.#ours.get(there) === String(ours)
    if (this.#recorded.has(here)) return false
    this.#ours.set(there, String(ours))
    this.#recorded.set(here, String(recorded))
    return true
  }

  /**
   * Ours for a recorded one. One that was never answered stays as it is, unless it is another one's here: then it becomes one that nobody has.
   */
  ours(kind, recorded) {
    const known = this.#ours.get(`${kind} ${recorded}`)
    const found = known ?? (this.#recorded.has(`${kind} ${recorded}`) && /^\d+$/.test(recorded) ? String(Number(recorded) + 900_000) : undefined)
    if (found === undefined) return recorded
    return typeof recorded === 'number' ? Number(found) : found
  }
}
