type Go = () => void

let stop: ((go: Go) => void) | null = null

/** Says who decides whether this page may be left. Answers how to take that back. */
export function decideLeaving(by: (go: Go) => void): () => void {
  stop = by
  return () => { if (stop === by) stop = null }
}

/** Goes elsewhere in Causeway by something that is not a link (a key, a menu): at once, or when the person agrees to lose what is not saved. */
export function leave(go: Go): void {
  if (stop) stop(go)
  else go()
}
