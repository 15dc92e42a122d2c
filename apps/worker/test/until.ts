/** Waits until `look` answers something true; throws what it last answered when it never does. */
export async function until<T>(look: () => Promise<T> | T, isSo: (found: T) => boolean, withinMs = 45_000): Promise<T> {
  let found = await look()
  for (const end = Date.now() + withinMs; !isSo(found); found = await look()) {
    if (Date.now() > end) throw new Error(`It did not come true within ${withinMs} ms. Last seen: ${JSON.stringify(found, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)).slice(0, 2_000)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return found
}
