import { describe, expect, test } from '@jest/globals'
import { environment } from '../src/index.ts'

describe('environment', () => {
  test('lists every missing and malformed variable at once, without repeating values', () => {
    const read = () => environment(['APP_DATABASE_URL', 'CAUSEWAY_MASTER_KEY', 'NEXTAUTH_SECRET'], { CAUSEWAY_MASTER_KEY: 'c2hvcnQ=' })
    expect(read).toThrow(/APP_DATABASE_URL is not set[\s\S]*CAUSEWAY_MASTER_KEY is not valid: It must be 32 bytes[\s\S]*NEXTAUTH_SECRET is not set/)
    expect(read).not.toThrow(/c2hvcnQ=/)
  })
  test('takes defaults and turns numbers', () => {
    expect(environment(['WORKER_PORT', 'WORKER_CONCURRENCY'], { WORKER_CONCURRENCY: '8' })).toEqual({ WORKER_PORT: 3320, WORKER_CONCURRENCY: 8 })
  })
})
