import path from 'node:path'

const endings = ['', '.ts', '.tsx', '.mts', '.mjs', '.js', '/index.ts', '/index.tsx']

/**
 * Follows imports (not those of types, which vanish) from a file through relative paths and the doors of our packages.
 * @param {import('./workspaces.mjs').Workspace[]} workspaces
 * @param {string} start path of a file
 * @returns {Map<string, string[]>} each reached file or package → the way to it
 */
export function reachableFrom(workspaces, start) {
  const files = new Map(workspaces.flatMap((workspace) => workspace.files.map((file) => [file.path, file])))
  const ways = new Map([[start, [start]]])
  const queue = [start]
  while (queue.length) {
    const at = queue.shift()
    for (const { specifier, typeOnly } of files.get(at)?.imports ?? []) {
      if (typeOnly) continue
      const target = resolve(workspaces, files, at, specifier)
      if (!target || ways.has(target)) continue
      ways.set(target, [...ways.get(at), target])
      queue.push(target)
    }
  }
  return ways
}

/** The file behind a door of one of our packages; undefined when there is none. */
export function fileBehind(workspaces, specifier) {
  const owner = workspaces.find(({ packageName }) => specifier === packageName || specifier.startsWith(`${packageName}/`))
  const target = owner?.exports[`.${specifier.slice(owner.packageName.length)}`]
  return typeof target === 'string' ? path.posix.join(owner.path, target) : undefined
}

function resolve(workspaces, files, from, specifier) {
  if (!specifier.startsWith('.')) return fileBehind(workspaces, specifier)
  const base = path.posix.join(path.posix.dirname(from), specifier)
  return endings.map((ending) => base + ending).find((candidate) => files.has(candidate))
}
