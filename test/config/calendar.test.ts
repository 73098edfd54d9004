import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts'
import { REMINDERS } from '../../src/domain/reminder.ts'

const read = (text: string) => readConfig([{ source: 'sitrep.yml', text }])
const DEFAULTS = readConfig([]).policy
const MINUTES = (amount: number) => ({ unit: 'ms', amount: amount * MINUTE_MS })

describe('the calendar', () => {
  test('without a file is Monday to Friday, nine to five, in the zone of the file', () => {
    const week = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], hours: { from: 540, to: 1020 } }
    expect(DEFAULTS.calendar).toEqual({ zone: 'UTC', ...week, holidays: [] })
    const { policy } = read('timezone: Asia/Tokyo')
    expect(policy.calendar).toEqual({ zone: 'Asia/Tokyo', ...week, holidays: [] })
  })

  test.each([
    ['days alone', 'calendar: { days: [sun, mon] }', { days: ['sun', 'mon'] }],
    ['hours alone', 'calendar: { hours: 8:30-16:00 }', { hours: { from: 510, to: 960 } }],
    ['hours with a dash', 'calendar: { hours: 08:30 – 16:00 }', { hours: { from: 510, to: 960 } }],
    ['the whole day', 'calendar: { hours: 00:00-24:00 }', { hours: { from: 0, to: 1440 } }],
    ['a holiday', 'calendar: { holidays: [2026-12-25] }', { holidays: ['2026-12-25'] }],
    ['a leap day', 'calendar: { holidays: ["2028-02-29"] }', { holidays: ['2028-02-29'] }],
  ])('takes %s', (_, text, calendar) => {
    const { policy, problems } = read(text)
    expect(problems).toEqual([])
    expect(policy.calendar).toEqual({ ...DEFAULTS.calendar, ...calendar })
  })

  test.each([
    ['a misspelt day', 'calendar: { days: [mon, tus] }', 25, '"tus" is none of mon, tue', 'tue'],
    ['a day in full', 'calendar: { days: [mon, Tuesday] }', 25, '"Tuesday" is none of', 'tue'],
    ['no day', 'calendar: { days: [] }', 19, 'at least one day', null],
    ['hours backwards', 'calendar: { hours: 17:00-09:00 }', 20, 'the earlier first', null],
    ['hours of nothing', 'calendar: { hours: 09:00-09:00 }', 20, 'the earlier first', null],
    ['hours that no clock shows', 'calendar: { hours: 09:00-24:30 }', 20, 'such as 09:00', null],
    ['hours in words', 'calendar: { hours: mornings }', 20, 'such as 09:00-17:00', null],
    ['a day that is none', 'calendar: { holidays: [2026-02-29] }', 24, 'that exists', null],
    ['a century that leaps not', 'calendar: { holidays: [2100-02-29] }', 24, 'that exists', null],
    ['a date in words', 'calendar: { holidays: [christmas] }', 24, 'such as 2026-12-25', null],
    ['a misspelt key', 'calendar: { holiday: [] }', 13, 'unknown key "holiday"', 'holidays'],
  ])('%s is told where it stands, and the rest holds', (_, text, column, words, nearest) => {
    const { policy, problems } = read(text)
    expect(problems).toMatchObject([{ line: 1, column, nearest, fatal: false }])
    expect(problems[0]?.message).toContain(words)
    expect(policy.calendar).toEqual(DEFAULTS.calendar)
  })

  test('a holiday that is none takes no other with it', () => {
    const { policy } = read('calendar: { holidays: [2026-12-25, 2026-13-01, 2027-01-01] }')
    expect(policy.calendar.holidays).toEqual(['2026-12-25', '2027-01-01'])
  })
})

describe('reminders', () => {
  test('without a file all kinds are sent, and the two worst severities do not sleep', () => {
    expect(DEFAULTS.reminders).toEqual({
      send: REMINDERS,
      awake: ['sev1', 'sev2'],
      escalate: null,
      severity: null,
      commander: null,
      silent: {
        sev1: { unit: 'ms', amount: 4 * HOUR_MS },
        sev2: { unit: 'ms', amount: 8 * HOUR_MS },
        sev3: { unit: 'business-day', amount: 2 },
        sev4: { unit: 'business-day', amount: 5 },
      },
      mitigated: { unit: 'business-day', amount: 3 },
    })
    const { policy } = read('severities: [{ name: P0 }, { name: P1 }, { name: P2 }]')
    expect(policy.reminders.awake).toEqual(['P0', 'P1'])
  })

  test.each([
    ['none at all', 'reminders: { send: [] }', { send: [] }],
    ['one kind', 'reminders: { send: [acknowledge] }', { send: ['acknowledge'] }],
    ['nobody awake', 'reminders: { awake: [] }', { awake: [] }],
    ['a shorter way down the line', 'reminders: { escalate: 10m }', { escalate: MINUTES(10) }],
    ['a time to say how bad it is', 'reminders: { severity: 30m }', { severity: MINUTES(30) }],
    ['a time to find a commander', 'reminders: { commander: 1h }', { commander: MINUTES(60) }],
    ['no end of what is mitigated', 'reminders: { mitigated: never }', { mitigated: null }],
    [
      'silences by alias, for all others, and none',
      'reminders: { silent: { critical: 1h, sev2: never, default: 1d } }',
      { silent: { sev1: MINUTES(60), sev3: MINUTES(1440), sev4: MINUTES(1440) } },
    ],
    ['somebody awake by an alias', 'reminders: { awake: [critical] }', { awake: ['sev1'] }],
  ])('takes %s', (_, text, reminders) => {
    const { policy, problems } = read(text)
    expect(problems).toEqual([])
    expect(policy.reminders).toEqual({ ...DEFAULTS.reminders, ...reminders })
  })

  test.each([
    ['a kind misspelt', 'reminders: { send: [updates] }', 21, 'is none of', 'update'],
    ['a severity of nobody', 'reminders: { awake: [sev9] }', 22, 'is no severity', 'sev1'],
    [
      'a key of nobody',
      'reminders: { every: 5m }',
      14,
      '"every" in reminders, which takes send',
      null,
    ],
    ['a switch', 'reminders: off', 12, 'takes a map of keys, not text', null],
  ])('%s is told where it stands, and the default holds', (_, text, column, words, nearest) => {
    const { policy, problems } = read(text)
    expect(problems).toMatchObject([{ line: 1, column, nearest, fatal: false }])
    expect(problems[0]?.message).toContain(words)
    expect(policy.reminders).toEqual(DEFAULTS.reminders)
  })
})

test('a severity that owes a postmortem by its alias owes it by its name', () => {
  expect(read('postmortem: { required: [critical, "3"] }').policy.postmortem.required).toEqual([
    'sev1',
    'sev3',
  ])
})
