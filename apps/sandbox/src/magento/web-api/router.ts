import { routes, type Route } from './contracts.ts'

export interface Match { route: Route; pathArguments: Record<string, string> }

const byMethodAndLength = new Map<string, Route[]>()
for (const route of routes) {
  const key = `${route.method} ${route.segments.length}`
  const list = byMethodAndLength.get(key) ?? []
  list.push(route)
  byMethodAndLength.set(key, list)
}
// Literal segments win over placeholders, so that `customers/search` is not a customer.
const rank = (route: Route) => route.segments.map((segment) => (segment.startsWith(':') ? '1' : '0')).join('')
for (const list of byMethodAndLength.values()) list.sort((a, b) => (rank(a) < rank(b) ? -1 : 1))

/** The route for a path (not decoded, `V1/…`), or null. A plus sign in a path is a space, as PHP's urldecode has it (exchange 346). */
export function matchRoute(method: string, segments: readonly string[]): Match | null {
  for (const route of byMethodAndLength.get(`${method} ${segments.length}`) ?? []) {
    const pathArguments: Record<string, string> = {}
    const fits = route.segments.every((segment, at) => {
      const given = segments[at] ?? ''
      if (!segment.startsWith(':')) return segment === given
      pathArguments[segment.slice(1)] = decode(given)
      return true
    })
    if (fits) return { route, pathArguments }
  }
  return null
}

/** The same for a bulk call, whose path names its keys instead: `products/bySku` for `products/:sku`. */
export function matchBulkRoute(method: string, segments: readonly string[]): Match | null {
  const named = (segment: string) => (segment.startsWith(':') ? `by${segment.charAt(1).toUpperCase()}${segment.slice(2)}` : segment)
  const route = (byMethodAndLength.get(`${method} ${segments.length}`) ?? []).find((one) => one.segments.every((segment, at) => named(segment) === segments[at]))
  return route ? { route, pathArguments: {} } : null
}

/** PHP's urldecode: what is not a valid escape stays as it is. */
export function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}
