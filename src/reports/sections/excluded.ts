import { issueLinks } from '../links.ts'
import type { Report } from '../report.ts'
import { section } from '../section.ts'
import { numberWords } from '../words/number.ts'

/** Why incidents count in no figure, for one and for several. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  drill: ['drill', 'drills'],
  duplicate: ['duplicate of another', 'duplicates of others'],
  cancelled: ['cancelled: no incident after all', 'cancelled: no incidents after all'],
  report: ['report that nobody has taken up', 'reports that nobody has taken up'],
}

export const excluded = section({
  name: 'excluded',
  summary: 'What counts in no figure and why, and what is still open, with the issues.',
  kinds: ['metrics', 'trends'],
  render: (report) => {
    const lines = [...leftOut(report), ...open(report)]
    return lines.length === 0 ? '' : ['### Not counted', lines.join('\n')].join('\n\n')
  },
})

const leftOut = (report: Report): readonly string[] =>
  Object.entries(report.excluded).flatMap(([why, numbers]) => {
    const [one, several] = WORDS[why] ?? [why, why]
    const words = numbers.length === 1 ? one : several
    return numbers.length === 0
      ? []
      : [`- ${numberWords(numbers.length)} ${words}: ${issueLinks(numbers)}`]
  })

const open = (report: Report): readonly string[] => {
  const { length } = report.open
  if (length === 0) return []
  return [`- ${numberWords(length)} still open, counted once resolved: ${issueLinks(report.open)}`]
}
