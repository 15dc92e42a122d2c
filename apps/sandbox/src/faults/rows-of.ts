import type { FastifyRequest } from 'fastify'

/** How many rows a request of the shop's carries (the list in its body), or asks for (the values of its "in" filters); 1 when it is about one. */
export function rowsOf({ url, body }: Pick<FastifyRequest, 'url' | 'body'>): number {
  const carried = typeof body === 'string' ? listIn(body) : null
  if (carried) return carried.length
  const asked = new URL(url, 'http://shop').searchParams
  const counts = [...asked].flatMap(([name, value]) => (/\[conditionType]$|\[condition_type]$/.test(name) && value === 'in'
    ? (asked.get(name.replace(/\[condition_?[tT]ype]$/, '[value]')) ?? '').split(',').length : []))
  return Math.max(1, ...counts)
}

function listIn(text: string): unknown[] | null {
  try {
    const body: unknown = JSON.parse(text)
    return [body, ...Object.values(body ?? {})].find(Array.isArray) ?? null
  } catch {
    return null
  }
}
