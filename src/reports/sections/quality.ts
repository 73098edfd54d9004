import { belonging } from '../../metrics/belonging.ts'
import type { Case } from '../../metrics/material.ts'
import { issueLink, issueLinks } from '../links.ts'
import type { Report } from '../report.ts'
import { section } from '../section.ts'
import { commandFor, lackingTimes } from '../telling/lacking.ts'
import { listed } from '../words/number.ts'
import { titleInside } from '../words/target.ts'

export const quality = section({
  name: 'quality',
  summary: 'What is missing or cannot be right, on which issues, and what to type there.',
  kinds: ['metrics', 'trends'],
  render: (report) => {
    const lines = [...times(report), ...disorders(report), ...unsaid(report), ...gaps(report)]
    return lines.length === 0 ? '' : ['### What is missing', lines.join('\n')].join('\n\n')
  },
})

const times = (report: Report): readonly string[] =>
  lackingTimes(report).map(({ time, numbers, titles }) => {
    const [first = 0] = numbers
    const figures = listed(titles.map(titleInside))
    return `- **When it was ${time}**, for ${figures}: ${issueLinks(report, numbers)}. Type \`${commandFor(time, first, report)}\` there.`
  })

const MOST = 5

function disorders(report: Report): readonly string[] {
  const all = belonging(report.material.incidents, report.scope.period).flatMap((one) =>
    one.disorders.map(
      ([first, second]) => `${issueLink(report, one.number)} (${second} before ${first})`,
    ),
  )
  if (all.length === 0) return []
  const left = all.length - MOST
  const shown = [...all.slice(0, MOST), ...(left > 0 ? [`${left} more`] : [])]
  return [`- **Times that cannot both be right**: ${listed(shown)}. \`/time\` sets one anew.`]
}

/** What nobody has said, and the command that says it. */
const UNSAID: readonly (readonly [string, string, (one: Case) => boolean])[] = [
  ['How bad it was', '/severity sev2', ({ severity }) => severity === null],
  ['What was hurt', '/service checkout', ({ services }) => services.length === 0],
  ['What went wrong', '/cause deployment', ({ cause }) => cause === null],
]

const unsaid = (report: Report): readonly string[] =>
  UNSAID.flatMap(([words, command, lacks]) => {
    const numbers = belonging(report.material.incidents, report.scope.period)
      .filter(lacks)
      .map(({ number }) => number)
    if (numbers.length === 0) return []
    return [
      `- **${words}**: ${issueLinks(report, numbers)}. Type \`${command}\` there, or what is right.`,
    ]
  })

/** Sentences of ours. */
const gaps = (report: Report): readonly string[] => report.gaps.map((words) => `- ${words}`)
