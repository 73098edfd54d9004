import type { Published } from '../../engine/publish-report.ts'
import type { Report } from '../../reports/report.ts'
import { json } from '../command.ts'

/** What became of a report, for people. */
export function publishedWords({ number, before, taken }: Published, home: string): string {
  const rest = taken.flatMap(({ step, taken: done }) => {
    if (done.result === 'failed') return [`${WHAT[step.type]} failed: ${done.reason}.`]
    if (done.result === 'unsettled' || done.result === 'stopped') {
      return [`${WHAT[step.type]} is not certain yet: run the same again in a minute.`]
    }
    return step.type === 'report.close' ? [closed(step.report, number)] : []
  })
  const first =
    number === null
      ? []
      : [`${before ? 'It was published before' : 'Published'}: ${home}/issues/${number}`]
  return [...first, ...rest].join('\n')
}

/** An older period's report comes after the one that people look at, and is closed as soon as it is there. */
const closed = (report: number, published: number | null): string =>
  report === published
    ? `It is closed, since the report of a later period is there: #${report} links it.`
    : `Closed the one before, #${report}.`

const WHAT = {
  'report.open': 'Opening the report',
  'report.follow': 'Naming the next report on the one before',
  'report.close': 'Closing the one before',
} as const

/** The same for programs. */
export const publishedJson = ({ number, before, taken }: Published, { kind, scope }: Report) =>
  json({
    ...{ kind, period: scope.period.name, report: number, before },
    steps: taken.map(({ step, taken: done }) => ({
      type: step.type,
      ...('report' in step ? { report: step.report } : {}),
      ...done,
    })),
  })
