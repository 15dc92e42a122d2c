/** Why a slice ends before its work does. */
export type StopReason = 'pause' | 'cancel' | 'slice-over' | 'lease-lost' | 'cap-reached' | 'shutdown'

/** Asked between two records: no new write starts once it is set. The first reason stays, unless the lease is lost. */
export class StopSignal {
  #reason: StopReason | null = null
  readonly #abort = new AbortController()

  get reason(): StopReason | null {
    return this.#reason
  }

  /** Aborted only when waiting for calls in flight makes no sense any more: the lease is lost. */
  get signal(): AbortSignal {
    return this.#abort.signal
  }

  set(reason: StopReason): void {
    if (this.#reason === null || reason === 'lease-lost') this.#reason = reason
    if (reason === 'lease-lost') this.#abort.abort()
  }
}
