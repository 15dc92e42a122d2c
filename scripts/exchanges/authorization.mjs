const bearer = /^Bearer (.*)$/i
/** Where a token was taken out of a recording, and what was written in its place. */
const placeholder = /<([^<>]+)>/
const accountOf = (described) => (/catalog/i.test(described) ? 'catalog' : 'admin')

/**
 * The recorded `Authorization`, made valid for this shop the way it was then: fresh tokens for the placeholders, an expired one for an
 * expired one, a tampered one for a tampered one. Signatures stay as they were recorded: the shop has the recorded keys, host and clock.
 */
export async function authorize(recorded, shop, madeAt) {
  const [, described] = placeholder.exec(recorded) ?? []
  if (described && /jwt|admin/i.test(described)) return recorded.replace(placeholder, await shop.signIn(accountOf(described)))
  const [, token] = bearer.exec(recorded) ?? []
  if (token === undefined) return recorded
  const claims = claimsOf(token)
  if (!claims) return recorded
  if (claims.exp * 1000 <= madeAt.getTime()) return `Bearer ${await expired(shop, claims)}`
  const fresh = await shop.signIn()
  return `Bearer ${fresh.slice(0, -3)}${fresh.endsWith('AAA') ? 'BBB' : 'AAA'}`
}

function claimsOf(token) {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  } catch {
    return null
  }
}

async function expired(shop, { iat, exp }) {
  const [now, minutes] = [shop.now(), shop.state.switches.adminTokenMinutes]
  shop.setClock(new Date(iat * 1000))
  shop.state.switches.adminTokenMinutes = (exp - iat) / 60
  const token = await shop.signIn()
  shop.setClock(now)
  shop.state.switches.adminTokenMinutes = minutes
  return token
}
