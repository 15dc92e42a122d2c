import { decode } from './router.ts'

export type Tree = { [key: string]: string | Tree }

/** The pairs of a query in the order sent, decoded. */
export function queryPairs(query: string): [string, string][] {
  return query.split('&').filter(Boolean).map((part) => {
    const at = part.indexOf('=')
    return at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))]
  })
}

/** Reads brackets into nested maps, as PHP does: `a[b][0]=x` and `a[]=x`. */
export function queryTree(pairs: readonly (readonly [string, string])[]): Tree {
  const tree: Tree = {}
  for (const [name, value] of pairs) {
    const open = name.indexOf('[')
    const keys = open < 1 ? [name] : [name.slice(0, open), ...[...name.slice(open).matchAll(/\[([^\]]*)\]/g)].map(([, key]) => key ?? '')]
    let node = tree
    keys.forEach((key, at) => {
      const step = key === '' ? String(Object.keys(node).length) : key
      if (at === keys.length - 1) node[step] = value
      else {
        const next = node[step]
        node = typeof next === 'object' ? next : (node[step] = {})
      }
    })
  }
  return tree
}
