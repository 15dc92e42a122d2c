/**
 * Makes something on first use and keeps it for the life of the process: nothing is opened while pages are built, and a reload of the
 * code during development does not open it again.
 */
export function once<T>(name: string, make: () => T): () => T {
  const kept = globalThis as typeof globalThis & { causeway?: Map<string, unknown> }
  return () => {
    const things = (kept.causeway ??= new Map())
    if (!things.has(name)) things.set(name, make())
    return things.get(name) as T
  }
}
