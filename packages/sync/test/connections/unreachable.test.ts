import { describe, expect, test } from '@jest/globals'
import { explainUnreachable, networkCodeOf } from '../../src/connections/unreachable.ts'

describe('why an address does not answer', () => {
  test.each([
    ['ENOTFOUND', /no host named shop\.example\.com/], ['ECONNREFUSED', /nothing answers on port 443/], ['ETIMEDOUT', /Nothing came back/], ['ECONNRESET', /closed the connection/],
    ['CERT_HAS_EXPIRED', /certificate of shop\.example\.com has expired/], ['DEPTH_ZERO_SELF_SIGNED_CERT', /not from an authority/], ['ERR_TLS_CERT_ALTNAME_INVALID', /for another name/],
    ['EPROTO', /does not speak TLS/], ['EPRIVATEADDRESS', /inside the network of this installation/],
  ])('%s is told in a sentence, with what to do', (code, message) => {
    const told = explainUnreachable('https://shop.example.com/', code, 'Base URL')
    expect(told?.message).toMatch(message)
    expect(told?.remedy).toMatch(/\.$|\?$/)
  })

  test('names the port of the address', () => {
    expect(explainUnreachable('http://shop.example.com:8080', 'ECONNREFUSED', 'Base URL')?.message).toContain('port 8080')
    expect(explainUnreachable('http://shop.example.com', 'ECONNREFUSED', 'Base URL')?.message).toContain('port 80.')
  })

  test('leaves alone what no address causes', () => {
    expect(explainUnreachable('https://shop.example.com', '', 'Base URL')).toBeNull()
  })

  test('finds the system’s code beneath an error, or in its words', () => {
    expect(networkCodeOf({ message: 'x', cause: Object.assign(new Error('y'), { code: 'ECONNREFUSED' }) })).toBe('ECONNREFUSED')
    expect(networkCodeOf({ message: 'The shop’s certificate is not valid (CERT_HAS_EXPIRED).' })).toBe('CERT_HAS_EXPIRED')
    expect(networkCodeOf({ message: 'The shop did not answer.' })).toBe('')
  })
})
