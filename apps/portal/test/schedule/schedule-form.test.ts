import { describe, expect, test } from '@jest/globals'
import type { Schedule } from '@causeway/sync/schedule'
import { checkSchedule, draftOf, scheduleOf } from '../../src/features/schedule/schedule-draft.ts'
import { asTime } from '../../src/features/schedule/time-input.tsx'
import { timeZoneChoices } from '../../src/features/schedule/time-zones.ts'
import { upcomingRuns } from '../../src/features/schedule/upcoming.ts'

describe('the form of a schedule', () => {
  test.each<Schedule | null>([
    null,
    { kind: 'daily-once', at: '02:30' },
    { kind: 'daily-recurring', from: '06:00', until: '22:00', everyMinutes: 90 },
    { kind: 'weekly', at: '05:00', weekdays: [1, 5] },
    { kind: 'monthly', at: '05:00', days: [1, 15, 'last'] },
    { kind: 'cron', expression: '*/15 8-18 * * 1-5' },
  ])('gives back what it was filled with: %j', (schedule) => {
    expect(checkSchedule(scheduleOf(draftOf(schedule)))).toEqual({ ok: true, schedule })
  })

  test.each([
    [{ kind: 'daily-once', at: '25:00' }, { at: 'Enter a time as HH:MM, from 00:00 to 23:59.' }],
    [{ kind: 'daily-recurring', from: '06:00', until: '05:00', everyMinutes: 60 }, { until: 'Until must not be before From.' }],
    [{ kind: 'daily-recurring', from: '06:00', until: '07:00', everyMinutes: Number.NaN }, { everyMinutes: 'Enter a number of minutes.' }],
    [{ kind: 'weekly', at: '06:00', weekdays: [] }, { weekdays: 'Choose at least one day of the week.' }],
    [{ kind: 'cron', expression: '* * * * *' }, { expression: 'The shortest interval is 5 minutes.' }],
  ])('says at its field what is wrong with %j', (given, fields) => expect(checkSchedule(given)).toEqual({ ok: false, fields }))
})

describe('a time that is typed', () => {
  test.each([['6:00', '06:00'], ['600', '06:00'], ['1830', '18:30'], ['18.30', '18:30'], ['6', '6'], ['25:00', '25:00'], ['', '']])('%s becomes %s', (typed, time) => expect(asTime(typed)).toBe(time))
})

describe('the next runs', () => {
  const days = (schedule: Schedule, timeZone: string, after: string) =>
    upcomingRuns(schedule, timeZone, 3, new Date(after)).map(({ at, day, time, note }) => [at.toISOString(), `${day} ${time}`, note])

  test('keep the time of the clock when it goes forward', () => {
    expect(days({ kind: 'daily-once', at: '06:00' }, 'Europe/Berlin', '2026-03-28T00:00:00Z')).toEqual([
      ['2026-03-28T05:00:00.000Z', 'Sat, 28 Mar 2026 06:00', null],
      ['2026-03-29T04:00:00.000Z', 'Sun, 29 Mar 2026 06:00', 'Clocks go forward 1 h before this one.'],
      ['2026-03-30T04:00:00.000Z', 'Mon, 30 Mar 2026 06:00', null],
    ])
  })

  test('keep it when it goes back, half hours too', () => {
    expect(days({ kind: 'daily-once', at: '06:00' }, 'Australia/Lord_Howe', '2026-04-04T00:00:00Z')[0])
      .toEqual(['2026-04-04T19:30:00.000Z', 'Sun, 5 Apr 2026 06:00', 'Clocks go back 30 min before this one.'])
  })
})

describe('the list of time zones', () => {
  test('is in the order of the clock, says how far each is from UTC, and holds UTC and the tenant’s own', () => {
    const zones = timeZoneChoices(new Date('2026-11-24T00:00:00Z'), ['Etc/GMT+12'])
    expect(zones.find(({ value }) => value === 'America/New_York')).toEqual({ value: 'America/New_York', label: 'America/New York', hint: 'UTC−05:00' })
    expect(zones.find(({ value }) => value === 'Asia/Kolkata' || value === 'Asia/Calcutta')?.hint).toBe('UTC+05:30')
    expect(zones[0]?.value).toBe('Etc/GMT+12')
    expect(zones.some(({ value }) => value === 'UTC')).toBe(true)
  })
})
