import { dayAt } from '../domain/day.ts'
import type { Instant } from '../domain/instant.ts'
import type { Report } from './report.ts'
import { reportTitle } from './title.ts'
import { periodWords } from './words/period.ts'

/** A name that a template may use for something that is no section, with the words of its documentation. */
interface Fact {
  readonly name: string
  readonly words: string
  readonly value: (report: Report) => string | number | null
}

const day = (at: Instant, { scope }: Report): string | null =>
  scope.period.kind === 'all' ? null : dayAt(at, scope.calendar.zone)

/** Plain text, made inert where it is put. In the order of their documentation. */
export const FACTS: readonly Fact[] = [
  { name: 'title', words: 'Title of the report.', value: reportTitle },
  { name: 'kind', words: 'actions, metrics or trends.', value: ({ kind }) => kind },
  {
    name: 'period',
    words: 'Name of the period: 2026-W47, 2026-11, 2026-Q4.',
    value: ({ scope }) => scope.period.name,
  },
  {
    name: 'period_words',
    words: 'The period as a sentence names it: week 47 (16 to 22 Nov 2026).',
    value: ({ scope }) => periodWords(scope.period, scope.calendar.zone),
  },
  {
    name: 'from',
    words: 'First day of the period: 2026-11-16. Empty where everything is told.',
    value: (report) => day(report.scope.period.from, report),
  },
  {
    name: 'to',
    words: 'Last day of the period: 2026-11-22. Empty where everything is told.',
    value: (report) => day((report.scope.period.to - 1) as Instant, report),
  },
  {
    name: 'repository',
    words: 'Repository as owner/name.',
    value: ({ repository }) => repository.name,
  },
  { name: 'url', words: 'Address of the repository.', value: ({ repository }) => repository.home },
  {
    name: 'previous',
    words: 'Number of the report before this one; empty where there is none.',
    value: ({ previous }) => previous,
  },
]
