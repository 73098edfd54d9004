import { absolute } from '../../domain/instant.ts'
import { details } from '../../markdown/table.ts'
import type { Points } from '../../metrics/metric.ts'
import { toldFigures } from '../figures-table.ts'
import { issueLink } from '../links.ts'
import { figuresTold } from '../named-figure.ts'
import type { Figure, Report } from '../report.ts'
import { isRunning } from '../running.ts'
import { section } from '../section.ts'
import { listed } from '../words/number.ts'
import { periodWords } from '../words/period.ts'

export const method = section({
  name: 'method',
  summary:
    'How to compute all this again: the definition of each figure with its ends, zone and days of the period, hashes, and the command.',
  kinds: ['actions', 'metrics', 'trends'],
  render: (report) => {
    const body = [definitions(report), basis(report).join('\n'), again(report)]
    return [
      details('How this was computed', body.filter((part) => part !== '').join('\n\n')),
      before(report),
    ]
      .filter((part) => part !== '')
      .join('\n\n')
  },
})

/** Of all that has something to tell; of the others only that there is nothing. */
function definitions(report: Report): string {
  const all = figuresTold(report)
  const told = toldFigures(report, all)
  const silent = all.filter((figure) => !told.includes(figure)).map(({ metric }) => metric.title)
  const nothing = silent.length === 0 ? [] : [`- **Nothing to tell of**: ${silent.join(', ')}.`]
  return [...told.map((figure) => definition(figure, report)), ...nothing].join('\n')
}

function definition({ metric }: Figure, { scope }: Report): string {
  const points = scope.points[metric.name] ?? metric.points
  const ends = points === null ? '' : ` Here: ${endsWords(points)}.`
  return `- **${metric.title}** (\`${metric.name}\`): ${metric.summary}${ends}`
}

const endsWords = ({ from, to }: Points): string =>
  `from ${from.map((time) => `\`${time}\``).join(', else ')} to \`${to}\``

function basis(report: Report): readonly string[] {
  const { scope, readAt, hashes } = report
  const { period, calendar } = scope
  const { zone } = calendar
  const days =
    period.kind === 'all'
      ? ''
      : `, from ${absolute(period.from, zone)} up to ${absolute(period.to, zone)}`
  return [
    `- **Period**: ${periodWords(period, zone)}${days}.${isRunning(report) ? NOT_OVER : ''}`,
    ...(report.kind === 'actions' ? [] : INCIDENTS),
    '- **Percentiles** are those that spreadsheets compute (type 7); a change is claimed only where both sides have enough incidents, the 95 % bootstrap interval of their ratio leaves out 1, and chance alone would set them as far apart no more than one time in twenty (permutation test).',
    `- **Read** ${absolute(readAt, zone)}. Config \`${code(hashes.config)}\`, input \`${code(hashes.input)}\`: whoever has the same two has the same figures, but for what was open then and has gone on since.`,
  ]
}

const NOT_OVER = ' It was not over when this was read, so that all figures are those so far.'

const INCIDENTS = [
  '- **An incident belongs** to the period in which it was resolved; what was declared is counted by when it was declared.',
  '- **Left out of every figure**: drills, duplicates, what was cancelled, and reports that nobody has taken up. What is open is counted apart.',
] as const

const code = (text: string): string => text.replaceAll(/[^\w./-]/g, '')

const again = (report: Report): string =>
  [
    'To compute it again:',
    `\`\`\`sh\nsitrep report ${sourceOf(report)} --period ${code(report.scope.period.name)} --kind ${report.kind} --format json\n\`\`\``,
  ].join('\n\n')

/** A file by its name alone: where it lies is nobody's business, and elsewhere with everybody. */
function sourceOf({ repository, file }: Report): string {
  if (file === undefined) return `--repo ${code(repository.name)}`
  const name = file.split(/[/\\]/).at(-1) ?? ''
  return `--incidents ${name !== '' && code(name) === name ? name : 'incidents.json'}`
}

const before = (report: Report): string =>
  report.previous === null
    ? ''
    : `The report before this one: ${listed([issueLink(report, report.previous)])}.`
