import { describe, expect, test } from '@jest/globals'
import { callForecast } from '../../src/features/connections/call-forecast.ts'

describe('this month’s calls', () => {
  test('are carried on at the same pace to the end of the month', () => {
    expect(callForecast(1_000, null, new Date('2026-11-11T00:00:00Z'))).toEqual({ used: 1_000, expected: 3_000, cap: null, state: 'fine' })
  })
  test('give no forecast on the first day', () => {
    expect(callForecast(500, 1_000, new Date('2026-11-01T20:00:00Z'))).toMatchObject({ expected: null, state: 'fine' })
  })
  test.each([
    [1_000, 'reached'], [800, 'over'], [100, 'fine'],
  ] as const)('of %d against a cap of 1,000 in mid-month are %s', (used, state) => {
    expect(callForecast(used, 1_000, new Date('2026-11-16T00:00:00Z')).state).toBe(state)
  })
  test('near the cap at the end of the month are near', () => {
    expect(callForecast(900, 1_000, new Date('2026-11-30T12:00:00Z')).state).toBe('near')
  })
})
