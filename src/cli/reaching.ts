import { Failure } from '../github/failure.ts'
import type { RepositoryRef } from '../github/setup-requests.ts'
import { CliError } from './command.ts'

interface Who {
  readonly at: RepositoryRef
  /** `GITHUB_TOKEN`, `the App 12`. */
  readonly from: string
}

/** Runs what asks GitHub, and says in words what stood in the way. `missing` follows the credentials' name. */
export async function reaching<T>(who: Who, missing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw new CliError(sentence(error, who, missing))
  }
}

function sentence(failure: Failure, { at, from }: Who, missing: string): string {
  const name = `${at.owner}/${at.repo}`
  switch (failure.kind) {
    case 'credentials':
      return `GitHub does not take ${from}: it is wrong, was revoked, or has expired.`
    case 'missing':
      return `${from} ${missing}.`
    case 'permission':
      return `${from} may not do this in ${name}: ${failure.message}.`
    case 'rate-limit':
      return `GitHub asks ${from} to wait ${failure.waitSeconds ?? 60} seconds; run the same again then.`
    case 'unanswered':
      return `${failure.message}. See that this machine is online and GITHUB_API_URL, if set, is right; then run the same again.`
    case 'server':
      return `${failure.message}. Run the same again in a while.`
    case 'archived':
      return `${name} is archived: GitHub takes no writes there.`
    default:
      return `${failure.message}.`
  }
}

/** What a 404 means to whoever only wanted to see a repository. */
export const unseen = ({ owner, repo }: RepositoryRef): string =>
  `sees no repository ${owner}/${repo}: the name is wrong, or it has no access there. A fine-grained token needs that repository among its own, with Metadata, Contents and Issues`
