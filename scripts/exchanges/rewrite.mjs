import { kindOfKey, kindsOfPath, kindUnder, rootKind } from './kinds.mjs'

/** The recorded request with our identities in place of the recorded ones. */
export function rewriteRequest({ method, path, body, headers }, identities) {
  return { method, path: rewritePath(path, identities), headers, body: body === undefined ? undefined : rewriteBody(body, rootKind(path), identities) }
}

function rewritePath(path, identities) {
  const [before, query] = path.split('?')
  const kinds = kindsOfPath(path)
  const all = before.split('/')
  const start = all.indexOf('V1') + 1
  kinds.forEach((kind, at) => {
    if (kind && all[start + at] !== undefined) all[start + at] = identities.ours(kind, all[start + at])
  })
  return query === undefined ? all.join('/') : `${all.join('/')}?${rewriteQuery(query, rootKind(path), identities)}`
}

const field = /^(.*\[filters\]\[\d+\])\[field\]$/

/** Values of filters over identities. */
function rewriteQuery(query, kind, identities) {
  const parts = query.split('&')
  for (const part of parts) {
    const [name = '', value = ''] = part.split('=').map((text) => decodeURIComponent(text))
    const [, prefix] = field.exec(name) ?? []
    const wanted = prefix && kindOfKey(value === 'entity_id' ? 'id' : value, kind)
    if (!wanted) continue
    const at = parts.findIndex((one) => decodeURIComponent(one.split('=')[0]) === `${prefix}[value]`)
    if (at < 0) continue
    const [key, values = ''] = parts[at].split('=')
    parts[at] = `${key}=${encodeURIComponent(decodeURIComponent(values).split(',').map((one) => identities.ours(wanted, one)).join(','))}`
  }
  return parts.join('&')
}

function rewriteBody(value, kind, identities) {
  if (Array.isArray(value)) return value.map((item) => rewriteBody(item, kind, identities))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => {
    const own = kindOfKey(key, kind)
    if (own && ['string', 'number'].includes(typeof item)) return [key, identities.ours(own, item)]
    return [key, rewriteBody(item, kindUnder(key, kind), identities)]
  }))
}
