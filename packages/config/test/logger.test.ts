import { Writable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { loggedError, logger } from '../src/index.ts'

function logged(write: (log: ReturnType<typeof logger>) => void): Record<string, unknown> {
  let text = ''
  write(logger('test', 'trace', new Writable({ write(chunk: Buffer, _encoding, done) { text += chunk.toString(); done() } })))
  return JSON.parse(text) as Record<string, unknown>
}

describe('the log', () => {
  test('blanks what is named like a secret, wherever it stands', () => {
    const line = logged((log) => log.info({ userPassword: 'p', connection: { settings: { consumerSecret: 's' }, sealed: 'x' }, headers: { authorization: 'Bearer t' } }, 'm'))
    expect(line).toMatchObject({ userPassword: '(secret)', connection: { settings: { consumerSecret: '(secret)' }, sealed: '(secret)' }, headers: { authorization: '(secret)' } })
  })

  test('keeps of an error what it says and where it came from, not the request that hangs on it', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED postgres://role:pass-word@db:5432'), { code: 'ECONNREFUSED', config: { data: 'pass-word' } })
    const line = logged((log) => log.error({ err: new Error('The books do not answer', { cause }) }, 'm'))
    expect(JSON.stringify(line)).not.toContain('pass-word')
    expect(line.err).toMatchObject({ type: 'Error', message: 'The books do not answer', stack: expect.stringContaining('logger.test'), cause: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED postgres://(secret)@db:5432' } })
  })

  test('does not follow causes for ever, and takes what is no error', () => {
    const loop = new Error('round')
    loop.cause = loop
    expect(JSON.stringify(loggedError(loop)).length).toBeLessThan(20_000)
    expect(loggedError('text')).toEqual({ type: 'string', message: 'text' })
  })
})
