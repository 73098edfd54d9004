import { belonging } from '../../metrics/belonging.ts'
import type { Case } from '../../metrics/material.ts'
import { issueLink, issueLinks } from '../links.ts'
import type { Report } from '../report.ts'
import { section } from '../section.ts'
import { commandFor, lackingTimes } from '../telling/lacking.ts'
import { listed, numberWords } from '../words/number.ts'
import { titleInside } from '../words/target.ts'

export const quality = section({
  name: 'quality',
  summary: 'What is missing or cannot be right, on which issues, and what to type there.',
  kinds: ['actions', 'metrics', 'trends'],
  render: (report) => {
    const lines = [...times(report), ...disorders(report), ...unsaid(report), ...gaps(report)]
    return lines.length === 0 ? '' : ['### What is missing', lines.join('\n')].join('\n\n')
  },
})

/** Times that the same incidents lack share a line. */
function times(report: Report): readonly string[] {
  const all = lackingTimes(report)
  const keys = [...new Set(all.map(keyOf))]
  return keys.flatMap((key) => {
    const same = all.filter((one) => keyOf(one) === key)
    const [first] = same
    const [number] = first?.numbers ?? []
    if (first === undefined || number === undefined) return []
    const figures = listed([...new Set(same.flatMap(({ titles }) => titles))].map(titleInside))
    const what = listed(same.map(({ time }) => time))
    return [
      `- **When it was ${what}**, for ${figures}: ${issueLinks(first.numbers)}. Type \`${commandFor(first.time, number, report)}\` there.`,
    ]
  })
}

const keyOf = ({ numbers }: { readonly numbers: readonly number[] }): string => numbers.join(' ')

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
    return [`- **${words}**: ${issueLinks(numbers)}. Type \`${command}\` there, or what is right.`]
  })

/** Sentences of ours. */
function gaps({ gaps: all }: Report): readonly string[] {
  const left = all.length - MOST_GAPS
  const more = left > 0 ? [`- And ${numberWords(left)} more that could not be read.`] : []
  return [...all.slice(0, MOST_GAPS).map((words) => `- ${words}`), ...more]
}

const MOST_GAPS = 10
