import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { createVault, masterKeys, VaultError } from '../src/index.ts'

const key = () => randomBytes(32).toString('base64')
const to = { tenantId: 'tenant-a', connectionId: 'books' }

describe('vault', () => {
  const vault = createVault(masterKeys(key()))

  test('opens what it sealed, for the same tenant and connection', () => {
    expect(vault.open(vault.seal('päss wörd', to), to)).toBe('päss wörd')
  })
  test('seals the same text differently each time, and never in the clear', () => {
    const [a, b] = [vault.seal('secret-text', to), vault.seal('secret-text', to)]
    expect(Buffer.from(a.sealed).equals(Buffer.from(b.sealed))).toBe(false)
    expect(Buffer.from(a.sealed).toString('latin1')).not.toContain('secret-text')
  })
  test.each([['another tenant', { ...to, tenantId: 'tenant-b' }], ['another connection', { ...to, connectionId: 'shop' }]])('does not open for %s', (_, other) => {
    expect(() => vault.open(vault.seal('x', to), other)).toThrow(VaultError)
  })
  test('notices every altered byte', () => {
    const sealed = vault.seal('x', to)
    for (let at = 0; at < sealed.sealed.length; at++) {
      const altered = Uint8Array.from(sealed.sealed)
      altered[at]! ^= 1
      expect(() => vault.open({ ...sealed, sealed: altered }, to)).toThrow(VaultError)
    }
  })
  test('opens with an earlier key after a rotation, and says that it is not current', () => {
    const [old, fresh] = [key(), key()]
    const sealed = createVault(masterKeys(old)).seal('x', to)
    const rotated = createVault(masterKeys(fresh, old))
    expect(rotated.open(sealed, to)).toBe('x')
    expect(rotated.isCurrent(sealed)).toBe(false)
    expect(rotated.isCurrent(rotated.seal('x', to))).toBe(true)
    expect(() => createVault(masterKeys(fresh)).open(sealed, to)).toThrow(/CAUSEWAY_MASTER_KEY_PREVIOUS/)
  })
})

describe('master keys', () => {
  test('know their version by themselves, and refuse what is no key', () => {
    const [a, b] = [key(), key()]
    const [first, second] = masterKeys(a, b)
    expect(masterKeys(a)[0]?.version).toBe(first?.version)
    expect(first?.version).not.toBe(second?.version)
    expect(() => masterKeys('c2hvcnQ=')).toThrow('32 bytes')
  })

  test('a failure to open tells neither the secret nor the key', () => {
    const [sealing, other] = [key(), key()]
    const sealed = createVault(masterKeys(sealing)).seal('the-secret', to)
    const told = (() => {
      try {
        return createVault(masterKeys(other)).open(sealed, to)
      } catch (error) {
        return error instanceof VaultError ? `${error.message} ${error.stack}` : 'another error'
      }
    })()
    for (const secret of ['the-secret', sealing, other]) expect(told).not.toContain(secret)
    expect(told).toContain('VaultError')
  })
})
