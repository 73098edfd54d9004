import type { Annotation, DesiredCheck } from '../plan/review/check.ts'
import { isLast, type ReviewEffect } from '../plan/review/effect.ts'
import type { Key } from './keys.ts'
import { writeMarker } from './marker.ts'
import type { Request } from './requests.ts'

/** A type alias, not an interface: Octokit's parameters want an index signature. */
export type PullRef = {
  readonly owner: string
  readonly repo: string
  readonly pull_number: number
}

/** Where an effect goes and how it is signed. `repository` is its number. */
export interface PullTarget {
  readonly at: PullRef
  readonly repository: number
  readonly keys: readonly Key[]
  /** The check run that was made last, whose number the plan could not know; null before. */
  readonly made: number | null
}

const REPO = '/repos/{owner}/{repo}'

/** The one request that an effect is. Throws where a run goes on that was never made. */
export function pullRequest(target: PullTarget, effect: ReviewEffect): Request {
  const { owner, repo } = target.at
  switch (effect.type) {
    case 'check.create': {
      const { check, head, digest } = effect
      const params = { owner, repo, name: check.name, head_sha: head, external_id: digest }
      return { route: `POST ${REPO}/check-runs`, params: { ...params, ...part(effect) } }
    }
    case 'check.extend': {
      const id = effect.id ?? target.made
      if (id === null) throw new Error('no check run was made that could be gone on with')
      return {
        route: `PATCH ${REPO}/check-runs/{check_run_id}`,
        params: { owner, repo, check_run_id: id, ...part(effect) },
      }
    }
    case 'review.create':
      return suggestionReview(target, effect)
    default:
      return effect satisfies never
  }
}

interface Part {
  readonly check: DesiredCheck
  readonly from: number
  readonly to: number
}

/** With its last part a run is complete; until then it shows as under way. */
function part({ check, from, to }: Part) {
  const { title, summary, annotations, conclusion } = check
  const output = { title, summary, annotations: annotations.slice(from, to).map(annotationOf) }
  return isLast({ check, to })
    ? { status: 'completed', conclusion, output }
    : { status: 'in_progress', output }
}

/** GitHub takes columns only within one line. */
const annotationOf = ({ path, line, endLine, column, level, title, message }: Annotation) => ({
  path,
  start_line: line,
  end_line: endLine,
  ...(column === null || line !== endLine ? {} : { start_column: column, end_column: column }),
  annotation_level: level,
  title,
  message,
})

function suggestionReview(
  { at, repository, keys }: PullTarget,
  { head, key, body, comments }: ReviewEffect<'review.create'>,
): Request {
  const sealed = { repository, issue: at.pull_number, journal: '' }
  const marked = (kind: string, name: string, text: string) =>
    `${writeMarker({ ...sealed, kind, key: name }, keys)}\n${text}`
  return {
    route: `POST ${REPO}/pulls/{pull_number}/reviews`,
    params: {
      ...at,
      commit_id: head,
      event: 'COMMENT',
      body: marked('review', key, body),
      comments: comments.map(({ path, line, endLine, body: text }, place) => ({
        path,
        body: marked('suggestion', `${key}.${place + 1}`, text),
        line: endLine,
        side: 'RIGHT',
        ...(endLine > line ? { start_line: line, start_side: 'RIGHT' } : {}),
      })),
    },
  }
}
