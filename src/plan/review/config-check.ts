import { checked } from '../../config/check.ts'
import type { OnCallProblem } from '../../config/on-call-check.ts'
import type { ConfigText } from '../../config/read.ts'
import type { Instant } from '../../domain/instant.ts'
import { cut, inert } from '../../markdown/inert.ts'
import { table } from '../../markdown/table.ts'
import type { Annotation, DesiredCheck } from './check.ts'
import type { SeenRequest } from './request.ts'
import { pageOf } from './summary.ts'

/** The team's file as a pull request leaves it. */
export type OfferedConfig =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'removed' }
  | { readonly kind: 'unreadable' }

export interface OfferedFile {
  readonly path: string
  readonly offered: OfferedConfig
  /** What the file is laid over: the organisation's. */
  readonly below: readonly ConfigText[]
  /** From when on rotations are looked at. */
  readonly at: Instant
}

const NAME = 'Sitrep / config'
const HEAD = ['Place', 'Mistake'] as const

/** What the check *Sitrep / config* says: every mistake that this version of the file would bring, at its place. */
export function configCheck(
  request: SeenRequest,
  { path, offered, below, at }: OfferedFile,
): DesiredCheck {
  switch (offered.kind) {
    case 'removed':
      return done(
        'The file is removed',
        'Once this is merged, what the organisation has set holds, else every default.',
      )
    case 'unreadable':
      return {
        ...failed(request),
        title: 'The file could not be read',
        summary: `\`${path}\` is no text in UTF-8, is larger than 1 MiB, or GitHub does not show it at this commit. Save it as UTF-8, then push again.`,
        annotations: [],
      }
    case 'text': {
      const problems = checked([...below, { source: path, text: offered.text }], at)
      return judged(
        request,
        path,
        problems.filter(({ source }) => source === path),
      )
    }
    default:
      return offered satisfies never
  }
}

function judged(request: SeenRequest, path: string, found: readonly OnCallProblem[]): DesiredCheck {
  const mistakes = found.filter(({ level }) => level === 'problem')
  const fine = done('No mistakes', `Every key of \`${path}\` can be read.`)
  if (found.length === 0) return fine
  const annotations = found.map((problem) => annotation(path, problem))
  if (mistakes.length === 0) {
    return { ...fine, summary: `${fine.summary}\n\n${rows(request, path, found)}`, annotations }
  }
  return {
    ...failed(request),
    title: mistakes.length === 1 ? '1 mistake' : `${mistakes.length} mistakes`,
    summary: `Sitrep goes on with what can be read. What cannot be read is out of service until it is mended.\n\n${rows(request, path, found)}`,
    annotations,
  }
}

const done = (title: string, summary: string): DesiredCheck => ({
  name: NAME,
  conclusion: 'success',
  title,
  summary,
  annotations: [],
})

const failed = ({ draft }: SeenRequest) =>
  ({ name: NAME, conclusion: draft ? 'neutral' : 'failure' }) as const

function rows(request: SeenRequest, path: string, problems: readonly OnCallProblem[]): string {
  const page = pageOf(request, path)
  const told = problems.map(({ line, column, message, level }) => [
    `[${line}:${column}](${page}#L${line})`,
    level === 'notice' ? `Notice: ${inert(message)}` : inert(message),
  ])
  return table(HEAD, told)
}

const annotation = (path: string, { line, column, message, level }: OnCallProblem): Annotation => ({
  path,
  line,
  endLine: line,
  column,
  level: level === 'notice' ? 'notice' : 'failure',
  title: 'config',
  message: cut(message, 4_000),
})
