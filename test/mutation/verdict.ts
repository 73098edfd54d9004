import type { Mutant, Report } from './stryker.ts'
import type { Excuse, Target } from './target.ts'

/** A change that no test noticed. */
export interface Survivor {
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly code: string
  readonly becomes: string
  /** Whether any test ran through it at all. */
  readonly covered: boolean
  readonly excuse: Excuse | null
}

export interface Verdict {
  readonly target: string
  /** Without those that could not be made, or broke the run itself. */
  readonly mutants: number
  readonly killed: number
  /** Noticed because the tests never ended. */
  readonly timeout: number
  readonly survived: number
  readonly excused: number
  /** Per cent noticed, of all that are not excused; one decimal, rounded down. */
  readonly score: number
  readonly least: number
  readonly reached: boolean
  readonly survivors: readonly Survivor[]
  /** Excuses that no survivor needs: they are to be taken out. */
  readonly idle: readonly Excuse[]
}

/** What a run came to. */
export function verdictOf(target: Target, { files }: Report): Verdict {
  const mutants = Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({ file, source, mutant })),
  )
  const count = (status: string) => mutants.filter(({ mutant }) => mutant.status === status).length
  const survivors = mutants
    .filter(({ mutant: { status } }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ file, source, mutant }) => survivorOf(target, file, source, mutant))
  const excused = survivors.filter(({ excuse }) => excuse !== null).length
  const [killed, timeout] = [count('Killed'), count('Timeout')]
  const survived = survivors.length - excused
  const score = floored(killed + timeout, killed + timeout + survived)
  return {
    target: target.name,
    mutants: killed + timeout + survivors.length,
    killed,
    timeout,
    survived,
    excused,
    score,
    least: target.least,
    reached: score >= target.least,
    survivors,
    idle: target.excuses.filter(
      (one) => one.file in files && !survivors.some(({ excuse }) => excuse === one),
    ),
  }
}

const floored = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.floor((1000 * part) / whole) / 10

function survivorOf(target: Target, file: string, source: string, mutant: Mutant): Survivor {
  const code = drawn(pieceOf(source, mutant.location))
  const becomes = drawn(mutant.replacement ?? mutant.mutatorName)
  const excuse = target.excuses.find(
    (one) =>
      one.file === file &&
      code.startsWith(one.code) &&
      (one.becomes === null || becomes.startsWith(one.becomes)),
  )
  return {
    file,
    line: mutant.location.start.line,
    code,
    becomes,
    covered: mutant.status === 'Survived',
    excuse: excuse ?? null,
  }
}

function pieceOf(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  return lines
    .map((line, at) => line.slice(0, at === last ? end.column - 1 : undefined))
    .map((line, at) => line.slice(at === 0 ? start.column - 1 : 0))
    .join('\n')
}

const drawn = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
