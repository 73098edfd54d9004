import type { PullRef } from '../github/pull-requests.ts'
import type { IssueRef } from '../github/requests.ts'
import type { RepositoryRef } from '../github/setup-requests.ts'
import type { Delivery } from '../store/store.ts'

/** Where a delivery has to be worked off. */
export interface Place {
  /** Deliveries of one lane are worked off in order: an issue's, else a repository's, else an installation's. */
  readonly lane: string
  /** 0 where the payload names none. */
  readonly installation: number
}

/** As much of a payload as tells where it happened. */
export interface Placed {
  readonly installation?: { readonly id?: number } | null
  readonly repository?: {
    readonly id?: number
    readonly name?: string
    readonly owner?: { readonly login?: string } | null
  } | null
  readonly issue?: { readonly number?: number } | null
  readonly pull_request?: { readonly number?: number } | null
}

/** Issues and pull requests share their numbers. */
const numberIn = ({ issue, pull_request: pull }: Placed): number | undefined =>
  issue?.number ?? pull?.number

/** By numbers, which outlive every rename. */
export function placeOf(placed: Placed): Place {
  const { installation, repository } = placed
  const id = installation?.id ?? 0
  const lane =
    repository?.id === undefined
      ? `installation ${id}`
      : laneOf(repository.id, numberIn(placed) ?? 0)
  return { lane, installation: id }
}

/** Whether it says all that it takes to look at its issue. */
export const isPlaced = (placed: Placed): boolean =>
  isIn(placed) && placed.issue?.number !== undefined

/** Whether it says all that it takes to look into its repository. */
export const isIn = ({ installation, repository }: Placed): boolean =>
  installation?.id !== undefined &&
  repository?.id !== undefined &&
  repository.name !== undefined &&
  repository.owner?.login !== undefined

export const laneOf = (repository: number, issue: number): string => `${repository}#${issue}`

/** A reason of our own to look at an issue: a timer, or a sweep that found it changed. */
interface Poke extends IssueRef {
  readonly installation: number
  /** False: only if it is ours already. */
  readonly adopt: boolean
  /** A comment that GitHub told of and did not show yet, and how often it has been looked for. */
  readonly comment?: number
  readonly looks?: number
  /** Only because time has passed: nobody is known to have done anything. */
  readonly routine?: true
}

/** An event's name that no webhook can have, as theirs hold no dot. */
export const POKE = 'sitrep.poke'

export const pokeBody = (poke: Poke): Buffer => Buffer.from(JSON.stringify(poke))

export const readPoke = (body: Buffer): Poke => JSON.parse(body.toString('utf8')) as Poke

/** A reason of our own to look at a pull request. */
interface ReviewPoke extends PullRef {
  readonly installation: number
  /** The check run that somebody asked to have made again. */
  readonly redo?: number
}

/** As `POKE`, for a pull request. */
export const REVIEW = 'sitrep.review'

export const reviewBody = (poke: ReviewPoke): Buffer => Buffer.from(JSON.stringify(poke))

export const readReview = (body: Buffer): ReviewPoke =>
  JSON.parse(body.toString('utf8')) as ReviewPoke

/** A reason of our own to look at what is told of a whole repository. */
interface RepositoryPoke extends RepositoryRef {
  /** GitHub's number of it. */
  readonly id: number
  readonly installation: number
  /** Only because time has passed: nobody is known to have done anything. */
  readonly routine?: true
}

/** As `POKE`, for the reports that may be due. */
export const REPORTS = 'sitrep.report'
/** As `POKE`, for an alert that came in, and for what an incident is told of alerts. */
export const ALERT = 'sitrep.alert'
export const TOLD = 'sitrep.told'
/** As `TOLD`, once enough of it has come together. */
export const GATHERED = 'sitrep.gathered'
/** As `POKE`, for the list of open incidents. */
export const ACTIVE = 'sitrep.active'

/**
 * Lanes of their own, so that no incident, push or check waits for the reading of a report, and open incidents are told
 * while one is read.
 */
const reportLane = (repository: number): string => `${repository}#reports`
const activeLane = (repository: number): string => `${repository}#active`

/** Has the reports of a repository looked at. */
export const reportPoke = (id: string, poke: RepositoryPoke): Delivery => ({
  ...{ id, event: REPORTS, lane: reportLane(poke.id), installation: poke.installation },
  body: Buffer.from(JSON.stringify(poke)),
})

/** Has the list of open incidents of a repository looked at, as an alarm rings for it. */
export const activePoke = (poke: RepositoryPoke): Omit<Delivery, 'id'> => ({
  ...{ event: ACTIVE, lane: activeLane(poke.id), installation: poke.installation },
  body: Buffer.from(JSON.stringify(poke)),
})

export const readRepositoryPoke = (body: Buffer): RepositoryPoke =>
  JSON.parse(body.toString('utf8')) as RepositoryPoke

/**
 * The incident or pull request that a stored delivery is about, or the repository where it is about that as a whole, for
 * logs; undefined where it is about none.
 */
export function incidentOf({ event, body }: Pick<Delivery, 'event' | 'body'>): string | undefined {
  if (event === POKE) return incidentName(readPoke(body))
  if (event === REVIEW) return pullName(readReview(body))
  if (event === REPORTS || event === ACTIVE) return repositoryName(readRepositoryPoke(body))
  if (event === ALERT) return repositoryName(readRepositoryPoke(body))
  if (event === TOLD || event === GATHERED) return incidentName(readPoke(body))
  const placed = JSON.parse(body.toString('utf8')) as Placed
  const { repository } = placed
  const [owner, repo, number] = [repository?.owner?.login, repository?.name, numberIn(placed)]
  if (owner === undefined || repo === undefined || number === undefined) return undefined
  return incidentName({ owner, repo, issue_number: number })
}

/** `owner/name#number`, for logs. */
export const incidentName = ({ owner, repo, issue_number: issue }: IssueRef): string =>
  `${owner}/${repo}#${issue}`

export const repositoryName = ({ owner, repo }: RepositoryRef): string => `${owner}/${repo}`

export const pullName = ({ owner, repo, pull_number: pull }: PullRef): string =>
  incidentName({ owner, repo, issue_number: pull })
