import type { Text } from '../../markdown/document/model.ts'
import { spanOf } from '../../markdown/document/places.ts'
import type { Range } from '../cut.ts'
import { type DateReading, firstDate, type Near } from '../dates.ts'
import { relativeDay } from '../relative-day.ts'
import type { Due } from './model.ts'

const WHEN =
  '(?:(?:the )?(?:end|start|beginning|middle|mid) (?:of )?(?:the |this |next )?(?:day|week|month|quarter|year|sprint|iteration|[a-z]{3,9}|q[1-4](?:[ /]\\d{4})?)|eo[dwmqys]|(?:next|this|coming|current) (?:day|week|month|quarter|year|sprint|iteration|release|milestone|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|tomorrow|today|tonight|asap|soon|immediately|later|ongoing|q[1-4](?:[ /-]\\d{4})?(?:\\s?[-–]\\s?q[1-4](?:[ /-]\\d{4})?)?|\\d{4}[ -]?q[1-4]|(?:in|within) (?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\\d{1,3}) (?:(?:business|working|week) ?)?(?:hours?|days?|w(?:ee)?ks?|months?|quarters?|sprints?)|\\d{1,3} (?:(?:business|working|week) ?)?(?:hours?|days?|w(?:ee)?ks?|months?|sprints?)|\\d{1,3}[dwm]|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \\d{4})?)'
const RELATIVE = new RegExp(`\\b${WHEN}(?![\\p{L}\\d])`, 'iu')
const RELATIVE_HERE = new RegExp(`${WHEN}(?![\\p{L}\\d])`, 'iuy')

const BLANK =
  /^(?:[-–—?_.\s]*|n\/?a|none|tbd|tba|tbc|todo(?:\b.*)?|unknown|no (?:due )?date|\[.*\]|<.*>|\{.*\}|yyyy-mm-dd|date|due(?: date)?)$/i

/** Whether a text holds no date but only the blank for one. */
const isNoDate = (words: string): boolean => BLANK.test(words.trim())

/** The date in a piece of text that is there for one, such as a cell; null where it is blank. */
export function dueIn(text: Text, { from, to }: Range, near: Near | null): Due | null {
  const raw = text.plain.slice(from, to)
  const words = raw.trim()
  if (isNoDate(words)) return null
  const lead = from + raw.length - raw.trimStart().length
  const found = firstDate(words, near)
  if (found !== null) {
    const place = spanOf(text, lead + found.from, lead + found.to)
    return { ...place, text: words.slice(found.from, found.to), reading: found.reading }
  }
  return { ...spanOf(text, lead, lead + words.length), text: words, reading: inWords(words, near) }
}

const LEAD = /^(?:(?:due|by|before|until|till|on|no later than|target|eta)\s*:?\s+){1,2}/i
const MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?(?:\s+(\d{4}))?$/i
const VAGUE =
  /\b(?:asap|soon|immediately|later|ongoing|continuous(?:ly)?|sprint|iteration|release|milestone|start|beginning|mid|middle)\b|q\d.*q\d/i

/** Words for a day; those for a month alone may mean its first or its last. */
function inWords(words: string, near: Near | null): DateReading {
  const plain = words.replace(LEAD, '').replace(/\s*\([^()]*\)\s*$/, '')
  const month = MONTH.exec(plain)
  if (month !== null) return ofMonth(month[1] ?? '', month[2], near)
  const date = near?.written === undefined ? null : relativeDay(plain, near.written)
  if (date !== null) return { date, written: 'relative' }
  if (!RELATIVE.test(words)) return { date: null, problem: 'unreadable', readings: [] }
  const fixed = relativeDay(plain, '2000-01-03')
  const same = fixed !== null && fixed === relativeDay(plain, '2001-06-13')
  if (same) return { date: fixed, written: 'words' }
  const vague = fixed === null || VAGUE.test(plain)
  return { date: null, problem: vague ? 'vague' : 'relative', readings: [] }
}

function ofMonth(month: string, year: string | undefined, near: Near | null): DateReading {
  const first = firstDate(`${month} 1${year === undefined ? '' : `, ${year}`}`, near)?.reading.date
  const last = first === null || first === undefined ? null : relativeDay(`end of ${month}`, first)
  if (first == null || last === null) return { date: null, problem: 'no-year', readings: [] }
  return { date: null, problem: 'ambiguous', readings: [first, last] }
}

/** Where a date, or words for one such as `next week`, begin exactly at `at`, the place behind them. */
export function whenEnd(text: string, at: number, near: Near | null): number | null {
  const found = firstDate(text.slice(at, at + 40), near)
  if (found?.from === 0) return at + found.to
  RELATIVE_HERE.lastIndex = at
  const relative = RELATIVE_HERE.exec(text)
  return relative === null ? null : at + relative[0].length
}
