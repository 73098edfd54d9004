import { type ConfigProblem, type ConfigText, readConfig } from '../../config/read.ts'
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
}

const NAME = 'Sitrep / config'
const HEAD = ['Place', 'Mistake'] as const

/** What the check *Sitrep / config* says: every mistake that this version of the file would bring, at its place. */
export function configCheck(
  request: SeenRequest,
  { path, offered, below }: OfferedFile,
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
      const { problems } = readConfig([...below, { source: path, text: offered.text }])
      const mine = problems.filter(({ source }) => source === path)
      if (mine.length === 0) return done('No mistakes', `Every key of \`${path}\` can be read.`)
      return {
        ...failed(request),
        title: mine.length === 1 ? '1 mistake' : `${mine.length} mistakes`,
        summary: mistakes(request, path, mine),
        annotations: mine.map((problem) => annotation(path, problem)),
      }
    }
    default:
      return offered satisfies never
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

function mistakes(request: SeenRequest, path: string, problems: readonly ConfigProblem[]): string {
  const page = pageOf(request, path)
  const rows = problems.map(({ line, column, message }) => [
    `[${line}:${column}](${page}#L${line})`,
    inert(message),
  ])
  return `Sitrep goes on with what can be read. What cannot be read is out of service until it is mended.\n\n${table(HEAD, rows)}`
}

const annotation = (path: string, { line, column, message }: ConfigProblem): Annotation => ({
  path,
  line,
  endLine: line,
  column,
  level: 'failure',
  title: 'config',
  message: cut(message, 4_000),
})
