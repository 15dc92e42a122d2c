import { expect, test } from '@jest/globals'
import { encryption } from '../../src/connections/encryption.ts'

test.each([['http://shop.example', 1], ['https://shop.example', 0], ['http://127.0.0.1:3310', 0], ['http://localhost:80', 0], ['http://127.evil.example', 1]])(
  '%s: %i warnings of passwords in the clear', (address, count) => {
    expect(encryption(address, 'baseUrl')).toHaveLength(count)
  })
