import { spanOf } from '../../../src/config/duration.ts'
import { scheduleOf } from '../../../src/config/schedule.ts'
import { scheduledRuns } from '../../../src/config/workflow-file.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import { instant } from '../../../src/domain/instant.ts'
import { readDay } from '../../../src/markdown/read-day.ts'
import { readLength, readWhen, takeWhen } from '../../../src/markdown/when.ts'
import { zoneNamed } from '../../../src/markdown/zone.ts'
import { dateAt, firstDate, isDay } from '../../../src/postmortem/dates.ts'
import type { Reader } from '../reader.ts'
import { BLOCKS } from './units.ts'

/** An ordinary day, a night without and one with an hour twice, the last second of a year, and a leap day. */
const NOWS: readonly Instant[] = [
  '2026-11-20T14:30:00Z',
  '2026-03-29T01:30:00Z',
  '2026-10-25T00:30:00Z',
  '2026-12-31T23:59:59Z',
  '2028-02-29T12:00:00Z',
].map(instant)
const ZONES = ['UTC', 'Europe/Lisbon', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns']
const CALENDAR = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: ['2026-12-25'] } as const

const WORDS =
  'today tomorrow yesterday now ago in from next last this week month year quarter friday mon Thurs 1st 2nd 31 29 feb Dec december 2026 2027 12/1 31.12. 2026-02-30 2026-12-01 14:05 2:30 24:00 25:61 am pm UTC CET EST Europe/Lisbon +02:00 Z T eod eow eom bd business days 3 3h 2w 90 m minutes hours ten a an half * / , - : .'

/** Whatever people and files say of days, times, lengths and schedules. */
export const dates: Reader = {
  name: 'days and times',
  thread: 'main',
  read: (text) => [
    ...NOWS.flatMap((now, at) => {
      const zone = ZONES[at % ZONES.length] ?? 'UTC'
      const today = new Date(now).toISOString().slice(0, 10)
      return [
        readWhen(text, { now, zone, bias: 'past' }),
        takeWhen(text, { now, zone, bias: 'future' }),
        readDay(text, { today, calendar: CALENDAR }),
        readDay(text, { today, calendar: CALENDAR }, 'first'),
      ]
    }),
    [readLength(text), zoneNamed(text), spanOf(text), isDay(text)],
    [scheduleOf(text, 'week'), scheduledRuns(text, NOWS[0] ?? instant('2026-11-20T14:30:00Z'), 3)],
    [firstDate(text, null), dateAt(text, 0, null)],
  ],
  words: WORDS.split(' ').flatMap((word) => [word, `${word} `]),
  corpus: [
    'by friday next week',
    'the end of feb 2028',
    '2026-11-20T14:05:00+01:00',
    'yesterday at 23:50 Europe/Lisbon',
    'in 3 business days',
    '20 Nov 2026 14:05 CET',
    '90 minutes ago',
    'weekly on monday at 09:07',
    'quarterly at 08:30 Europe/Lisbon',
    '7 9 * * 1 weekly',
    '0 0 29 2 1#5',
    '1h 30m',
  ],
  units: { ...BLOCKS, 'words for a day': 'next ', 'numbers and dots': '1.', months: 'Dec ' },
}
