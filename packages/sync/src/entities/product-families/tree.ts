/** A product line as far as the tree needs it. */
export interface Branch { key: string; parent: string }

export type TreeProblem =
  | { kind: 'parent-missing'; parent: string }
  /** The keys that lead back to the first of them, in order. */
  | { kind: 'cycle'; keys: string[] }

/** Where a product line stands: 0 at the top. Lines that hang on a problem stand below all others. */
export interface Place { level: number; problem?: TreeProblem }

/**
 * Puts product lines in order, parents before children. A line whose parent is not there, or that is part of a cycle, has a problem of
 * its own; its descendants have none, they wait for it. Pure.
 */
export function arrange(branches: readonly Branch[]): Map<string, Place> {
  const parents = new Map(branches.map(({ key, parent }) => [key, parent]))
  const places = new Map<string, Place>()
  for (const { key } of branches) place(key, parents, places)
  return places
}

function place(key: string, parents: ReadonlyMap<string, string>, places: Map<string, Place>): void {
  const path: string[] = []
  let at = key
  while (!places.has(at)) {
    const start = path.indexOf(at)
    if (start >= 0) {
      // What leads into the cycle is no part of it.
      const keys = path.slice(start)
      for (const member of keys) places.set(member, { level: 0, problem: { kind: 'cycle', keys } })
      break
    }
    path.push(at)
    const parent = parents.get(at) ?? ''
    if (!parent) {
      places.set(at, { level: 0 })
      break
    }
    if (!parents.has(parent)) {
      places.set(at, { level: 0, problem: { kind: 'parent-missing', parent } })
      break
    }
    at = parent
  }
  for (const member of path.reverse()) {
    if (places.has(member)) continue
    const above = places.get(parents.get(member) ?? '')
    places.set(member, { level: (above?.level ?? 0) + 1 })
  }
}
