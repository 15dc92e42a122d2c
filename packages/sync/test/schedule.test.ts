import { describe, expect, test } from '@jest/globals'
import { describeSchedule, isTimeZone, nextTimes, scheduleSchema, type Schedule } from '../src/schedule.ts'

const next = (schedule: Schedule, zone: string, after: string, count: number) => nextTimes(schedule, zone, count, new Date(after)).map((time) => time.toISOString().slice(0, 16))

describe('the next times', () => {
  test.each<[string, Schedule, string, string, string[]]>([
    ['once a day', { kind: 'daily-once', at: '02:30' }, 'UTC', '2026-11-24T12:00:00Z', ['2026-11-25T02:30', '2026-11-26T02:30']],
    ['once a day, in the process’s zone', { kind: 'daily-once', at: '02:30' }, 'America/Chicago', '2026-11-24T12:00:00Z', ['2026-11-25T08:30', '2026-11-26T08:30']],
    ['every so often, both ends included', { kind: 'daily-recurring', from: '08:00', until: '09:00', everyMinutes: 30 }, 'UTC', '2026-11-24T08:10:00Z', ['2026-11-24T08:30', '2026-11-24T09:00', '2026-11-25T08:00']],
    ['every so often, when the end is not met', { kind: 'daily-recurring', from: '08:15', until: '09:00', everyMinutes: 25 }, 'UTC', '2026-11-24T00:00:00Z', ['2026-11-24T08:15', '2026-11-24T08:40', '2026-11-25T08:15']],
    ['on days of the week', { kind: 'weekly', at: '06:00', weekdays: [5, 1] }, 'UTC', '2026-11-24T12:00:00Z', ['2026-11-27T06:00', '2026-11-30T06:00']],
    ['on days of the month, and the last', { kind: 'monthly', at: '06:00', days: [15, 'last'] }, 'UTC', '2027-02-01T00:00:00Z', ['2027-02-15T06:00', '2027-02-28T06:00']],
    ['on the 31st, in months that have one', { kind: 'monthly', at: '00:00', days: [31] }, 'UTC', '2027-04-01T00:00:00Z', ['2027-05-31T00:00', '2027-07-31T00:00']],
    ['on the last day of a leap year’s February', { kind: 'monthly', at: '00:00', days: ['last'] }, 'UTC', '2028-02-01T00:00:00Z', ['2028-02-29T00:00']],
    ['by cron', { kind: 'cron', expression: '15 */6 * * *' }, 'UTC', '2026-11-24T12:20:00Z', ['2026-11-24T18:15', '2026-11-25T00:15']],
  ])('%s', (_, schedule, zone, after, expected) => {
    expect(next(schedule, zone, after, expected.length)).toEqual(expected)
  })

  test.each<[string, string, string, string, string[]]>([
    ['Berlin goes to summer time: 02:30 is skipped and moves behind the gap', 'Europe/Berlin', '02:30', '2027-03-27T12:00:00Z', ['2027-03-28T01:00', '2027-03-29T00:30']],
    ['Berlin goes to winter time: 02:30 comes twice and runs once', 'Europe/Berlin', '02:30', '2027-10-30T12:00:00Z', ['2027-10-31T00:30', '2027-11-01T01:30']],
    ['New York goes to summer time: 02:30 is skipped', 'America/New_York', '02:30', '2027-03-13T12:00:00Z', ['2027-03-14T07:00', '2027-03-15T06:30']],
    ['New York goes to winter time: 01:30 comes twice and runs once', 'America/New_York', '01:30', '2027-11-06T12:00:00Z', ['2027-11-07T05:30', '2027-11-08T06:30']],
    ['a time away from the change keeps its hour on the clock', 'Europe/Berlin', '08:00', '2027-03-27T12:00:00Z', ['2027-03-28T06:00', '2027-03-29T06:00']],
  ])('%s', (_, zone, at, after, expected) => {
    expect(next({ kind: 'daily-once', at }, zone, after, 2)).toEqual(expected)
  })

  test('every 30 minutes over a change: no time comes twice, none comes out of order', () => {
    const times = nextTimes({ kind: 'daily-recurring', from: '00:00', until: '05:00', everyMinutes: 30 }, 'Europe/Berlin', 22, new Date('2027-10-30T21:59:00Z')).map(Number)
    expect(new Set(times).size).toBe(22)
    expect([...times].sort((a, b) => a - b)).toEqual(times)
  })

  test('never answers the moment itself', () => {
    expect(next({ kind: 'daily-once', at: '12:00' }, 'UTC', '2026-11-24T12:00:00Z', 1)).toEqual(['2026-11-25T12:00'])
  })
})

describe('a schedule is refused', () => {
  test.each<[unknown, RegExp]>([
    [{ kind: 'daily-once', at: '24:00' }, /00:00 to 23:59/], [{ kind: 'daily-recurring', from: '10:00', until: '09:00', everyMinutes: 30 }, /Until must not be before From/],
    [{ kind: 'daily-recurring', from: '10:00', until: '11:00', everyMinutes: 1 }, /shortest interval is 5 minutes/], [{ kind: 'weekly', at: '10:00', weekdays: [] }, /at least one day/],
    [{ kind: 'monthly', at: '10:00', days: [32] }, /./], [{ kind: 'cron', expression: '* * * * *' }, /shortest interval is 5 minutes/], [{ kind: 'cron', expression: '0 0 30 2 *' }, /never comes true/],
    [{ kind: 'cron', expression: '0 0 * *' }, /five parts/], [{ kind: 'cron', expression: 'a b c d e' }, /not a cron expression/],
  ])('%j', (schedule, message) => {
    const { success, error } = scheduleSchema.safeParse(schedule)
    expect(success).toBe(false)
    expect(error?.issues.map((issue) => issue.message).join(' ')).toMatch(message)
  })
})

test.each<[Schedule, string]>([
  [{ kind: 'daily-once', at: '02:30' }, 'every day at 02:30'], [{ kind: 'daily-recurring', from: '08:00', until: '18:00', everyMinutes: 15 }, 'every 15 minutes from 08:00 to 18:00'],
  [{ kind: 'weekly', at: '06:00', weekdays: [5, 1] }, 'every Monday and Friday at 06:00'], [{ kind: 'monthly', at: '06:00', days: [1, 'last'] }, 'every month on day 1 and the last day at 06:00'],
])('%j reads as a sentence', (schedule, sentence) => {
  expect(describeSchedule(schedule)).toBe(sentence)
})

test.each([['Europe/Berlin', true], ['UTC', true], ['Middle/Earth', false], ['', false]])('%j is a time zone: %s', (name, is) => {
  expect(isTimeZone(name)).toBe(is)
})
