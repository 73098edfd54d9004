import type { DateReading } from '../dates.ts'
import { openItems } from '../own-items.ts'
import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'

const HEAD = '## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n'
const due = (...dates: readonly string[]): string =>
  HEAD + dates.map((date) => `| Ship the index | @jane | ${date} |`).join('\n')

export const actionUnreadableDate = rule({
  code: 'action-unreadable-date',
  severity: 'warning',
  summary:
    'A date of an action item that can be read in two ways or in none, or that moves with a day that the document does not name.',
  advice:
    'Nobody can be reminded of it. 01/02/2026 is January to some and February to others, next week is another week in a month: write 2026-02-01.',
  good: [
    { text: due('2026-12-01', '1 December 2026', 'Dec 1, 2026', '12/24/2026', '24.12.2026', '') },
    { text: `# Outage 2026-11-20\n\n${due('Dec 1', '1st of December')}` },
    { text: '## Action items\n\n- [x] Ship it, due next week', lines: [] },
    { text: due('TBD', '-') },
    { text: '## Timeline\n\n- 01/02/2026 14:05 Alert' },
    { text: `# Outage 2026-11-20\n\n${due('next week', 'end of Q1', 'in 2 weeks', 'EOM')}` },
  ],
  bad: [
    { text: due('01/02/2026', '2026-12-01'), lines: [5] },
    { text: due('next week', 'end of Q1', 'ASAP'), lines: [5, 6, 7] },
    { text: due('2026-02-30'), lines: [5] },
    { text: due('when we get to it'), lines: [5] },
    { text: '## Action items\n\n- Ship the index, @jane, due 03/04/2026', lines: [3] },
    { text: due('Jan 22'), lines: [5] },
    { text: `# Outage 2026-11-20\n\n${due('May', 'ASAP', 'next sprint')}`, lines: [7, 8, 9] },
  ],
  check: (subject) =>
    openItems(subject).flatMap(({ due: date }) => {
      if (date === null || date.reading.date !== null) return []
      const { line } = date
      return [point({ line, endLine: line }, `${quoted(date.text)} ${why(date.reading)}.`)]
    }),
})

function why(reading: DateReading & { readonly date: null }): string {
  const one = reading.readings.join(' or ')
  if (reading.problem === 'ambiguous') return `can be ${one}: write the one that is meant`
  if (reading.problem === 'impossible') return 'is in no calendar: write the day that is meant'
  if (reading.problem === 'no-year') return 'has no year: write it as 2026-12-01'
  if (reading.problem === 'relative')
    return 'moves with the day on which it is read: write the date'
  if (reading.problem === 'vague') return 'names no day: write the date'
  return 'cannot be read as a date: write it as 2026-12-01'
}
