import { describe, expect, test } from '@jest/globals'
import { fromWallTime, toWallTime } from '../../src/features/process/wall-time.ts'

describe('the time on the clocks of a time zone', () => {
  test.each([
    ['UTC', '2026-11-24T14:05', '2026-11-24T14:05:00.000Z'],
    ['America/New_York', '2026-07-01T08:00', '2026-07-01T12:00:00.000Z'],
    ['Asia/Kolkata', '2026-01-01T00:15', '2025-12-31T18:45:00.000Z'],
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['Pacific/Auckland', '2026-04-05T12:00', '2026-04-05T00:00:00.000Z'],
  ])('in %s, %s is %s, and back', (zone, wall, instant) => {
    expect(fromWallTime(wall, zone)?.toISOString()).toBe(instant)
    expect(toWallTime(new Date(instant), zone)).toBe(wall)
  })

  test('that the clocks skip is one behind the gap', () => {
    expect(fromWallTime('2026-03-29T02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })

  test('is nothing for half a date', () => expect(fromWallTime('2026-03', 'UTC')).toBeNull())
})
