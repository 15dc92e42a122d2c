import { concerns, type Asked } from './asked.ts'
import { faultInput, type Fault, type FaultInput, type FaultKind, type SystemName } from './rule.ts'

/** The faults that are set, which request they hit, and how often they did. */
export class Faults {
  readonly #faults = new Map<string, Fault>()
  readonly #hits: Record<SystemName, Partial<Record<FaultKind, number>>> = { intacct: {}, magento: {} }
  readonly #random: () => number
  #last = 0
  /** Told when faults are set or taken away. */
  onChange: () => void = () => {}

  constructor(random: () => number = Math.random) {
    this.#random = random
  }

  /** Sets a fault and answers it with its id. Throws a ZodError for what cannot be. */
  add(input: FaultInput): Fault {
    const fault: Fault = { ...faultInput.parse(input), id: String(++this.#last), seen: 0, hits: 0 }
    this.#faults.set(fault.id, fault)
    this.onChange()
    return fault
  }

  /** Whether there was one of that id. */
  remove(id: string): boolean {
    const there = this.#faults.delete(id)
    if (there) this.onChange()
    return there
  }

  /** Takes all faults away and sets the counters to nothing. */
  reset(): void {
    this.#faults.clear()
    this.#hits.intacct = {}
    this.#hits.magento = {}
    this.onChange()
  }

  get active(): readonly Fault[] {
    return [...this.#faults.values()]
  }

  /** How often each kind was injected since the last reset. */
  get hits(): Record<SystemName, Partial<Record<FaultKind, number>>> {
    return { intacct: { ...this.#hits.intacct }, magento: { ...this.#hits.magento } }
  }

  /** The faults that hit this request; counted, and taken away once they have hit as often as they should. */
  strike(asked: Asked): Fault[] {
    return this.active.filter((fault) => fault.kind !== 'bulk-stopped' && concerns(fault, asked) && this.#hit(fault))
  }

  /** Whether a fault that is a state rather than a strike is on: the shop asks before it works off its bulk operations. */
  isOn(system: SystemName, kind: FaultKind): boolean {
    return this.active.some((fault) => fault.system === system && fault.kind === kind)
  }

  #hit(fault: Fault): boolean {
    fault.seen += 1
    if (fault.seen <= fault.after || (fault.probability < 1 && this.#random() >= fault.probability)) return false
    fault.hits += 1
    const hits = this.#hits[fault.system]
    hits[fault.kind] = (hits[fault.kind] ?? 0) + 1
    if (fault.times !== null && fault.hits >= fault.times) this.#faults.delete(fault.id)
    return true
  }
}
