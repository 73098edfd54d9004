import type { Instant } from '../domain/instant.ts'
import { type OnCallProblem, onCallCheck } from './on-call-check.ts'
import { type ConfigProblem, type ConfigText, readLayers } from './read.ts'

/**
 * What a check says of files, weakest first: every mistake in them, then what the rotations come to in the year behind
 * `at`. A notice is advice, and no reason to fail.
 */
export function checked(texts: readonly ConfigText[], at: Instant): readonly OnCallProblem[] {
  const read = readLayers(texts)
  return [
    ...read.reading.problems.map((problem) => ({ ...problem, level: 'problem' as const })),
    ...onCallCheck(texts, at, read),
  ]
}

/** Everything on a line of its own, as compilers print it; a sentence where there is nothing. */
export function configCheck(problems: readonly OnCallProblem[], source: string): string {
  const lines = problems.map(checkedLine)
  const flaws = problems.some(({ level }) => level === 'problem')
  return (flaws ? lines : [`${source}: no mistakes`, ...lines]).join('\n')
}

const checkedLine = (problem: OnCallProblem): string =>
  problemLine(
    problem.level === 'notice' ? { ...problem, message: `notice: ${problem.message}` } : problem,
  )

/** `sitrep.yml:12:3 unknown key "severites"; did you mean "severities"? It is left out.` */
export const problemLine = ({ source, line, column, message }: ConfigProblem): string =>
  `${source}:${line}:${column} ${message}`

/** The same for programs: a JSON list. */
export const configCheckJson = (problems: readonly OnCallProblem[]): string =>
  JSON.stringify(problems, null, 2)
