import type { Text } from '../../markdown/document/model.ts'
import { spanOf } from '../../markdown/document/places.ts'
import type { Range } from '../cut.ts'
import { firstDate, type Near } from '../dates.ts'
import type { Due } from './model.ts'

const WHEN =
  '(?:(?:the )?(?:end|start|beginning|middle|mid) (?:of )?(?:the |this |next )?(?:day|week|month|quarter|year|sprint|iteration|[a-z]{3,9}|q[1-4](?:[ /]\\d{4})?)|eo[dwmqys]|(?:next|this|coming|current) (?:day|week|month|quarter|year|sprint|iteration|release|milestone|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|tomorrow|today|tonight|asap|soon|immediately|later|ongoing|q[1-4](?:[ /-]\\d{4})?(?:\\s?[-–]\\s?q[1-4](?:[ /-]\\d{4})?)?|\\d{4}[ -]?q[1-4]|(?:in|within) (?:a|an|one|two|three|four|five|six|\\d{1,3}) (?:business )?(?:hours?|days?|weeks?|months?|quarters?|sprints?)|\\d{1,3} (?:business )?(?:hours?|days?|weeks?|months?|sprints?)|\\d{1,3}[dwm]|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \\d{4})?)'
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
  const relative = RELATIVE.test(words)
  const reading = {
    date: null,
    problem: relative ? 'relative' : 'unreadable',
    readings: [],
  } as const
  return { ...spanOf(text, lead, lead + words.length), text: words, reading }
}

/** Where a date, or words for one such as `next week`, begin exactly at `at`, the place behind them. */
export function whenEnd(text: string, at: number, near: Near | null): number | null {
  const found = firstDate(text.slice(at, at + 40), near)
  if (found?.from === 0) return at + found.to
  RELATIVE_HERE.lastIndex = at
  const relative = RELATIVE_HERE.exec(text)
  return relative === null ? null : at + relative[0].length
}
