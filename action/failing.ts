import { Failure, type FailureKind } from '../src/github/failure.ts'
import { type Ended, NOTHING } from './ended.ts'
import { troubleOf } from './needed.ts'
import type { Reason } from './reasons.ts'

const BY_KIND: Readonly<Record<FailureKind, Reason>> = {
  credentials: 'token-refused',
  permission: 'permission-missing',
  'rate-limit': 'rate-limited',
  missing: 'not-found',
  gone: 'not-found',
  locked: 'locked',
  archived: 'archived',
  invalid: 'refused',
  protected: 'refused',
  conflict: 'unfinished',
  unanswered: 'github-away',
  server: 'github-away',
  busy: 'unfinished',
  stopping: 'unfinished',
}

/** What a part came to that GitHub kept from being done. */
export const endedBy = (failure: Failure): Ended => ({
  ...NOTHING,
  reason: BY_KIND[failure.kind],
  troubles: [troubleOf(failure)],
})

/** One part that cannot be done keeps the others from nothing. Throws what is no refusal of GitHub's. */
export async function attempted(part: () => Promise<Ended>): Promise<Ended> {
  try {
    return await part()
  } catch (error) {
    if (error instanceof Failure) return endedBy(error)
    throw error
  }
}
