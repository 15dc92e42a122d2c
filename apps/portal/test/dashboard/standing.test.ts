import { describe, expect, test } from '@jest/globals'
import { standing } from '#features/dashboard/standing.ts'

type Process = Parameters<typeof standing>[0][number]
const process = (name: string, { counts, ...rest }: Partial<Omit<Process, 'counts'>> & { counts?: Partial<Process['counts']> } = {}): Process =>
  ({ name, enabled: true, idle: null, active: null, read: 'whole', counts: { synced: 0, waiting: 0, failed: 0, skipped: 0, ...counts }, ...rest })
const active = (state: string) => (state === 'held' ? { state: 'queued', queuedForMs: 20_000 } : { state, queuedForMs: 100 }) as NonNullable<Process['active']>

describe('the dashboard’s sentence on how the shop stands', () => {
  test('before anything ran, names the first step', () => {
    expect(standing([process('Customers', { read: 'never' })])).toMatch(/^Nothing has been synced yet\. Start with a preview/)
  })
  test('says "true to the books" only when all was read and nothing is left', () => {
    expect(standing([process('Customers', { counts: { synced: 5 } })])).toBe('The shop is true to the books, as far as the last runs have looked.')
  })
  test('of what waits it does not say that it will come', () => {
    expect(standing([process('Products', { counts: { synced: 5, failed: 1, waiting: 2, skipped: 1 } })]))
      .toBe('1 record needs attention, 2 wait for something that is not in the shop. All others match the books, or were left out on purpose.')
  })
  test('names a sync that was cut short, instead of calling the rest true', () => {
    expect(standing([process('Customers', { read: 'in part', counts: { synced: 700, failed: 23 } })]))
      .toBe('23 records need attention. The last sync of customers did not get to its end, so some may be missing or old.')
  })
  test('names what has never been synced, unless it is switched off or has nothing to read', () => {
    const used = [process('Customers', { counts: { synced: 1 } }), process('Stock levels', { read: 'never' })]
    expect(standing([...used, process('Products', { read: 'never', enabled: false }), process('Price lists', { read: 'never', idle: 'No price list is chosen.' })]))
      .toBe('Nothing failed. Stock levels have not been synced yet.')
  })
  test('with everything switched off, says that nothing follows the books', () => {
    expect(standing([process('Customers', { enabled: false, counts: { failed: 2 } })])).toBe('Everything is switched off, so the shop does not follow the books at the moment. 2 records need attention.')
  })
  test.each([
    [['running'], 'A sync is running.'], [['running', 'queued'], '2 syncs are running.'], [['paused'], 'A sync is paused.'], [['paused', 'paused'], '2 syncs are paused.'],
    [['running', 'paused'], 'A sync is running, one is paused.'], [['held'], 'A sync waits for a worker.'], [['running', 'held', 'held'], 'A sync is running, 2 wait for a worker.'],
  ])('with %j says “%s”', (states, words) => {
    expect(standing(states.map((state) => process('Customers', { active: active(state) })))).toBe(`${words} Nothing has failed so far.`)
  })
})
