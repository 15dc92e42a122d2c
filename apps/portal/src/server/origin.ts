/**
 * Whether a write comes from a page of ours: browsers name the page's origin with every one. Both the address that people
 * are told to type and the one they did type count; the cookie belongs to the latter.
 */
export function isOwnOrigin(request: Request, publicAddress: string): boolean {
  const origin = request.headers.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  const { host, origin: normal } = new URL(origin)
  return normal === new URL(publicAddress).origin || host === request.headers.get('host')
}
