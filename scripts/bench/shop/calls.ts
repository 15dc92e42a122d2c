import http from 'node:http'

/** The route of a call: what names a record becomes `*`, the store view goes. */
const routeOf = (method: string, path: string): string => (path.startsWith('/ia/')
  ? 'books'
  : `${method} ${(path.split('?')[0] ?? '').replace(/^\/rest(\/\w+)?(\/async\/bulk)?\/V1\//, '$2/').replace(/^\//, '').replace(/^(products|order|invoices)\/(?!base-prices|tier-prices|special-price|attributes)[^/]+/, '$1/*').replace(/^bulk\/[^/]+/, 'bulk/*').replace(/attribute(s|-sets)\/[^/]+/, 'attribute$1/*')}`)

/** Counts every HTTP call of this process by its route, from now on. */
export function countCalls(): Record<string, number> {
  const counts: Record<string, number> = {}
  const request = http.request
  http.request = ((...args: Parameters<typeof http.request>) => {
    const made = request(...args)
    const route = routeOf(made.method, made.path)
    counts[route] = (counts[route] ?? 0) + 1
    return made
  }) as typeof http.request
  return counts
}
