import { mend } from '../cut.ts'
import { openItems } from '../own-items.ts'
import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'

const HEAD = '## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n'
const due = (...dates: readonly string[]): string =>
  HEAD + dates.map((date) => `| Ship the index | @jane | ${date} |`).join('\n')

export const actionDateFormat = rule({
  code: 'action-date-format',
  severity: 'notice',
  summary: 'A date of an action item that can be read, but not at a glance by everybody.',
  advice: 'Written as 2026-12-01 it means the same in every country and sorts by itself.',
  good: [
    { text: due('2026-12-01', '01/02/2026', 'next week', '') },
    { text: '## Action items\n\n- [x] Shipped the index, due Dec 1, 2026' },
    { text: '## Impact\n\nFrom 1 December 2026 on.' },
  ],
  bad: [
    { text: due('1 December 2026', 'Dec 2, 2026', '2026/12/03'), lines: [5, 6, 7] },
    { text: due('24.12.2026', '12/24/2026'), lines: [5, 6] },
    { text: `# Outage on 2026-11-20\n\n${due('Jan 22')}`, lines: [7] },
    { text: `# Outage on 2026-11-20\n\n${due('end of Q1', '2w')}`, lines: [7, 8] },
    { text: '## Action items\n\n- Ship the index, @jane, due Dec 1, 2026', lines: [3] },
  ],
  check: (subject) =>
    openItems(subject).flatMap(({ due: date }) => {
      if (date === null || date.reading.date === null || date.reading.written === 'iso') return []
      const { line, endLine, start, end } = date
      const to = date.reading.date
      const message = `${quoted(date.text)} is read as ${to}: write it so.`
      return [point({ line, endLine }, message, mend(subject.document, start, end, to))]
    }),
})
