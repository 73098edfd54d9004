import type { Happened } from '../happened.ts'
import type { Witness } from '../invariant.ts'
import { type Mark, markIn } from './ours.ts'
import { commentIn } from './spoken.ts'

/** Something that we have made, at the moment when we made it. */
export interface Created {
  readonly at: number
  readonly repository: string
  readonly number: number
  /** Null where it is an issue or a pull request. */
  readonly comment: number | null
  readonly body: string
  readonly mark: Mark | null
}

const isOurs = ({ it }: Pick<Witness, 'it'>, { by }: Happened): boolean =>
  by === `${it.seeded.app.slug}[bot]`

/** Every comment that we ever made, also where it is gone since. */
export function createdComments(witness: Pick<Witness, 'it'>): readonly Created[] {
  return witness.it.log
    .filter((one) => one.event === 'issue_comment' && one.action === 'created')
    .filter((one) => isOurs(witness, one))
    .map((one) => {
      const { issue, comment } = commentIn(one)
      const { at, repository } = one
      const made = { number: issue.number, comment: comment.id, body: comment.body }
      return { at, repository: repository ?? '', ...made, mark: markIn(comment.body) }
    })
}

interface Opened {
  readonly number: number
  readonly body: string | null
}

/** Every issue and pull request that we ever opened. */
export function createdIssues(witness: Pick<Witness, 'it'>): readonly Created[] {
  return witness.it.log
    .filter(({ event, action }) => /^(issues|pull_request)$/.test(event) && action === 'opened')
    .filter((one) => isOurs(witness, one))
    .map(({ at, repository, payload }) => {
      const opened = (payload['issue'] ?? payload['pull_request']) as Opened
      const body = opened.body ?? ''
      const made = { number: opened.number, comment: null, body }
      return { at, repository: repository ?? '', ...made, mark: markIn(body) }
    })
}

/** When somebody else first took away or changed what we had written, by its comment. */
export function spoiled(witness: Pick<Witness, 'it'>): ReadonlyMap<number, number> {
  const others = witness.it.log.filter(
    (one) => one.event === 'issue_comment' && !isOurs(witness, one) && one.action !== 'created',
  )
  return new Map(others.toReversed().map((one) => [commentIn(one).comment.id, one.at]))
}
