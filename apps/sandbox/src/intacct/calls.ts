/** What has been asked of the gateway: to hold a client's own meter against. */
export class CallCounter {
  requests = 0
  /** What the vendor bills: a query page or another read is one, each record written is one, signing in is none. */
  transactions = 0
  refused = 0
  failedFunctions = 0
  readonly functions: Record<string, number> = {}

  function(name: string, transactions: number, failed: boolean): void {
    this.functions[name] = (this.functions[name] ?? 0) + 1
    this.transactions += transactions
    if (failed) this.failedFunctions += 1
  }

  snapshot(): { requests: number; transactions: number; refused: number; failedFunctions: number; functions: Record<string, number> } {
    const { requests, transactions, refused, failedFunctions } = this
    return { requests, transactions, refused, failedFunctions, functions: { ...this.functions } }
  }

  reset(): void {
    this.requests = this.transactions = this.refused = this.failedFunctions = 0
    for (const name of Object.keys(this.functions)) delete this.functions[name]
  }
}
