type Ask = () => Promise<boolean>

let ask: Ask | null = null
let asked: Promise<boolean> | null = null

/** Says how this page asks its person to sign in again without leaving it. Answers how to take that back. */
export function askToSignInWith(how: Ask): () => void {
  ask = how
  return () => { if (ask === how) ask = null }
}

/** Asks once for all requests that were refused meanwhile. True when the person is signed in again; false where the page cannot ask. */
export function signedInAgain(): Promise<boolean> {
  if (!ask) return Promise.resolve(false)
  asked ??= ask().finally(() => { asked = null })
  return asked
}
