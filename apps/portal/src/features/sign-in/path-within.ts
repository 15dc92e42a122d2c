/** Where to go after signing in: a path of this portal and nothing else, so that a crafted link cannot lead away. */
export function pathWithin(given: string | string[] | undefined): string {
  if (typeof given !== 'string' || !/^\/(?![/\\])/.test(given)) return '/'
  const { origin, pathname, search } = new URL(given, 'http://portal.invalid')
  return origin === 'http://portal.invalid' && !pathname.startsWith('/sign-in') ? pathname + search : '/'
}
