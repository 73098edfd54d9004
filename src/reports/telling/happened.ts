import { capital } from '../../domain/capital.ts'
import type { Period } from '../../domain/period.ts'
import { periodBefore } from '../../domain/periods.ts'
import { inert } from '../../markdown/inert.ts'
import { belonging, declaredIn } from '../../metrics/belonging.ts'
import type { Case } from '../../metrics/material.ts'
import { issueLink } from '../links.ts'
import type { Report } from '../report.ts'
import { isRunning } from '../running.ts'
import { listed, smallWords } from '../words/number.ts'
import { beforeWords, periodWords } from '../words/period.ts'

/** What happened, in a sentence of Markdown: how many were declared and resolved, how bad, and what is open. */
export function happened(report: Report): string {
  const { period, calendar } = report.scope
  const when = periodWords(period, calendar.zone)
  const declared = declaredIn(report.material.incidents, period)
  if (period.kind === 'all') return known(report, declared)
  const resolved = belonging(report.material.incidents, period)
  if (declared.length + resolved.length === 0) return quiet(report, when)
  const parts = [
    `${inWords(declared.length)} ${were(declared.length)} declared${worst(report, declared)}`,
    `${orNone(resolved.length)} resolved${before(report)}`,
  ]
  const far = isRunning(report) ? ' so far' : ''
  return `In ${when}${far}, ${listed(parts)}; ${open(report)}.`
}

const inWords = (number: number): string =>
  `${smallWords(number)} ${number === 1 ? 'incident' : 'incidents'}`

const orNone = (number: number): string => (number === 0 ? 'none' : smallWords(number))

const were = (number: number): string => (number <= 1 ? 'was' : 'were')

/** So many are named where they are mentioned; more stand in the list below. */
const NAMED = 3

function open(report: Report): string {
  const { length } = report.open
  const words = `${orNone(length)} ${length <= 1 ? 'is' : 'are'} open`
  if (length === 0 || length > NAMED) return words
  return `${words} (${listed(report.open.map((number) => issueLink(report, number)))})`
}

function quiet(report: Report, when: string): string {
  const left = open(report)
  const ends = report.open.length === 0 ? `and ${left}` : `but ${left}`
  const was = isRunning(report) ? 'has been quiet so far' : 'was quiet'
  return `${capital(when)} ${was}: no incident was declared or resolved, ${ends}.`
}

function known(report: Report, all: readonly Case[]): string {
  if (all.length === 0) return 'No incident is known that counts.'
  const ended = all.length - report.open.length
  const are = all.length === 1 ? 'is' : 'are'
  return `${capital(inWords(all.length))} ${are} known${worst(report, all)}: ${orNone(ended)} resolved and ${orNone(report.open.length)} open.`
}

/** So many of the worst severities are worth a number. */
const BAD = 2

/** ` (two of them sev1)`: of the worst severity that there was. */
function worst({ scope }: Report, cases: readonly Case[]): string {
  const level = scope.severities.find((name) => cases.some(({ severity }) => severity === name))
  if (level === undefined || cases.length === 0) return ''
  const many = cases.filter(({ severity }) => severity === level).length
  const name = inert(level, 60)
  if (cases.length > 1 && scope.severities.indexOf(level) >= BAD)
    return ` (none worse than ${name})`
  if (cases.length === 1) return ` (${name})`
  return many === cases.length ? ` (all of them ${name})` : ` (${smallWords(many)} of them ${name})`
}

/** Only where a month or a quarter is told, in which the number before says something. */
function before({ material, scope }: Report): string {
  const { period, calendar } = scope
  const earlier: Period | null = periodBefore(period, calendar.zone)
  if (earlier === null || (period.kind !== 'month' && period.kind !== 'quarter')) return ''
  const many = belonging(material.incidents, earlier).length
  return ` (${orNone(many)} in ${beforeWords(period)})`
}
