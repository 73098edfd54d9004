import type { HeardAlert } from '../domain/alert.ts'
import type { Instant } from '../domain/instant.ts'
import type { Telling } from '../engine/place-alert.ts'
import type { IssueRef } from '../github/requests.ts'
import type { RepositoryRef } from '../github/setup-requests.ts'
import { inShort, type Told } from '../plan/alert/told.ts'
import type { Delivery } from '../store/store.ts'
import { ALERT, GATHERED, laneOf, TOLD } from './place.ts'

/** An alert that came in, before anybody knows which incident is about it. */
interface AlertPoke extends AlertsIn {
  /** When it came, by GitHub's clock; no two of a process are alike, so that each is counted once. */
  readonly at: Instant
  readonly heard: HeardAlert
}

/** One for all alerts of a repository: which of them opens an incident is decided one after the other. */
export const alertLane = (repository: number): string => `${repository}#alerts`

/** Kept for each repository once a run or a deployment has failed that config asks about. */
export const failuresKept = (repository: number): string => `failures ${repository}`

/** Has the incident of an alert looked for. */
export const alertPoke = (id: string, poke: AlertPoke): Delivery => ({
  ...{ id, event: ALERT, lane: alertLane(poke.id), installation: poke.installation },
  body: Buffer.from(JSON.stringify(poke)),
})

export const readAlertPoke = (body: Buffer): AlertPoke =>
  JSON.parse(body.toString('utf8')) as AlertPoke

/** What an incident is to be told. */
interface ToldPoke extends IssueRef {
  readonly installation: number
  readonly told: readonly Told[]
}

/** Has an incident told of what alerts have said, in the lane in which it is written. */
export function toldPoke(delivery: string, place: AlertsIn, telling: Telling): Delivery {
  const lane = laneOf(place.id, telling.issue)
  const { installation } = place
  const body = toldBody(place, telling)
  return { id: `${delivery} told ${lane}`, event: TOLD, lane, installation, body }
}

/** Where alerts are told of. */
export interface AlertsIn extends RepositoryRef {
  /** GitHub's number of the repository. */
  readonly id: number
  readonly installation: number
}

function toldBody({ owner, repo, installation }: AlertsIn, { issue, told }: Telling): Buffer {
  const short = inShort(told.map(brief))
  const poke: ToldPoke = { owner, repo, issue_number: issue, installation, told: short }
  return Buffer.from(JSON.stringify(poke))
}

/** In a lane of its own, since the incident's has another timer. An alarm rings for it. */
export const gatheredPoke = (place: AlertsIn, telling: Telling): Omit<Delivery, 'id'> => ({
  event: GATHERED,
  lane: `${place.id}#told-${telling.issue}`,
  installation: place.installation,
  body: toldBody(place, telling),
})

/** An incident that is open shows no more of a later word than this. */
const brief = (told: Told): Told =>
  told.kind === 'heard'
    ? { ...told, alert: { ...told.alert, key: '', details: null, links: [], services: [] } }
    : told

export const readToldPoke = (body: Buffer): ToldPoke =>
  JSON.parse(body.toString('utf8')) as ToldPoke
