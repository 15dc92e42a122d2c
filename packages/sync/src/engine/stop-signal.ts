/** Why a slice ends before its work does. */
export type StopReason = 'pause' | 'cancel' | 'slice-over' | 'lease-lost' | 'cap-reached' | 'shutdown'

/** How long calls in flight may take to end after a person said pause or cancel, or the worker is to go, ms. */
const graceMs = 3_000
const impatient = new Set<StopReason>(['pause', 'cancel', 'shutdown'])

/**
 * Asked between two records: no new write starts once it is set. The first reason stays, but that a person's word wins
 * over the end of a slice, and a lost lease over everything.
 */
export class StopSignal {
  #reason: StopReason | null = null
  #timer: NodeJS.Timeout | undefined
  readonly #abort = new AbortController()

  get reason(): StopReason | null {
    return this.#reason
  }

  /** Aborted when calls in flight are to be given up: the lease is lost, or somebody waits for the run to stop. */
  get signal(): AbortSignal {
    return this.#abort.signal
  }

  set(reason: StopReason): void {
    const wins = this.#reason === null || reason === 'lease-lost' || (this.#reason === 'slice-over' && impatient.has(reason)) || (this.#reason === 'pause' && reason === 'cancel')
    if (wins && this.#reason !== 'lease-lost') this.#reason = reason
    if (reason === 'lease-lost') this.#abort.abort()
    else if (impatient.has(reason)) this.#timer ??= setTimeout(() => this.#abort.abort(), graceMs).unref()
  }

  /** Lets go of its timer. */
  close(): void {
    clearTimeout(this.#timer)
  }
}
