import { describe, expect, test } from '@jest/globals'
import { hashPassword, verifyPassword } from '../src/index.ts'

describe('passwords', () => {
  test('are hashed with argon2id and a salt of their own', async () => {
    const [one, other] = await Promise.all([hashPassword('pässword 1'), hashPassword('pässword 1')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
    expect(await verifyPassword(one, 'pässword 1')).toBe(true)
    expect(await verifyPassword(one, 'pässword 2')).toBe(false)
  })

  test('of nobody are refused, after as much work', async () => {
    const hash = await hashPassword('x')
    await verifyPassword(undefined, 'x')
    // The quickest of several: a busy machine makes single ones long.
    const quickest = async (stored: string | undefined) => {
      const times: number[] = []
      for (let round = 0; round < 5; round++) {
        const startedAt = performance.now()
        expect(await verifyPassword(stored, 'a guess')).toBe(false)
        times.push(performance.now() - startedAt)
      }
      return Math.min(...times)
    }
    expect(await quickest(undefined)).toBeGreaterThan(await quickest(hash) / 2)
  })

  test('that were stored as something else are no password, and end nothing', async () => {
    expect(await verifyPassword('not a hash', 'x').catch(() => false)).toBe(false)
  })
})
