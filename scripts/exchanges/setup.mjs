/** Carries out one request, or one order, that was made between the recorded exchanges without being kept. */
export async function performSetup({ method, path, body }, shop) {
  if (!method) return
  const authorization = `Bearer ${await shop.signIn()}`
  await shop.call(method, path, { authorization, 'content-type': 'application/json' }, body)
}
