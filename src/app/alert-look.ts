import { readConfig } from '../config/read.ts'
import type { Alert, HeardAlert } from '../domain/alert.ts'
import { MINUTE_MS } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import type { AlertShelf } from '../engine/alert-shelf.ts'
import {
  type AlertWord,
  type PlacedAlert,
  placeAlert,
  type Telling,
} from '../engine/place-alert.ts'
import { type AlertShelfPlace, githubAlertShelf } from '../github/alerts/shelf.ts'
import { type Believed, believed } from '../github/believed.ts'
import { client, type Octokit } from '../github/client.ts'
import { DONE, type Outcome } from '../github/outcome.ts'
import { configLayers } from '../github/read-rest.ts'
import type { RepositoryRef } from '../github/setup-requests.ts'
import { wantedAlert } from '../plan/alert/wanted.ts'
import type { Lease, Waiting } from '../store/store.ts'
import { failuresKept, readAlertPoke } from './alert-place.ts'
import { type Gathered, tellIncident } from './alert-telling.ts'
import { aroundOf, type LookOptions, ledgerOf } from './look.ts'
import { ALERT, repositoryName } from './place.ts'

export interface AlertOptions extends Omit<LookOptions, 'looked'> {
  /** What teams want to hear of, as they said a moment ago. */
  readonly believed: Believed
  /** Ids of the deliveries that were seen to with another one, by lease. */
  readonly told: WeakMap<Lease, ReadonlySet<string>>
  readonly gathered: Gathered
  readonly took: (done: { readonly applied: readonly Written[] }) => void
}

interface Written {
  readonly effect: { readonly type: string }
  readonly result: string
}

export interface AlertLooking {
  readonly lease: Lease
  readonly delivery: Waiting
  readonly octokit: Octokit
}

/** Alerts come in crowds, and config seldom changes while they do. */
const BELIEVED_MS = MINUTE_MS
/** How many alerts are told at once. */
const MOST_AT_ONCE = 200

/**
 * Finds or opens the incident of an alert, under the lease of the repository's alerts, and has it told in its own lane.
 * All that waits behind it of the same alert is told with it. Throws Failure.
 */
export async function lookAtAlert(options: AlertOptions, looking: AlertLooking): Promise<Outcome> {
  const { store, around, readOnly, log } = options
  const { lease, delivery } = looking
  if (options.told.get(lease)?.has(delivery.id)) return DONE
  if (!store.rank(lease, 0)) return { kind: 'lost' }
  const { heard, at: when, owner, repo, id } = readAlertPoke(delivery.body)
  const policy = await policyOf(options, looking, { owner, repo })
  const wanted = wantedAlert(heard, policy.alerts)
  if (wanted.kind === 'unwanted') return DONE
  const about = { delivery: delivery.id, repository: repositoryName({ owner, repo }) }
  if (readOnly) {
    log.info(about, 'read only: would have taken an alert')
    return DONE
  }
  const { alert, notes } = wanted
  if (isFailure(heard)) store.remember(failuresKept(id), 'yes')
  const { shelf, isNew } = remembering(await shelfOf(options, looking))
  const placing = { shelf, claims: null, policy, now: around.now }
  const placed = await placeAlert(placing, { alert, notes, at: when })
  const isToo = placed.kind === 'apart' ? isNew : () => false
  return ended(options, { ...looking, policy, isToo }, placed)
}

/** Whether an alert fires that no open incident is about, by what the shelf has shown last. */
function remembering(shelf: AlertShelf) {
  let open: ReadonlySet<string> = new Set()
  const incidents: AlertShelf['incidents'] = async (policy) => {
    const all = await shelf.incidents(policy)
    open = new Set(all.flatMap((one) => (one.open ? [one.key] : [])))
    return all
  }
  const isNew = ({ state, source, key }: Alert): boolean =>
    state === 'firing' && !open.has(shelf.keyOf(source, key))
  return { shelf: { ...shelf, incidents }, isNew }
}

/** What follows from where an alert was placed. */
interface Following extends AlertLooking {
  readonly policy: Policy
  /** Whether another one, of something else, belongs there as well. */
  readonly isToo: (alert: Alert) => boolean
}

const isFailure = ({ origin, alert }: HeardAlert): boolean =>
  (origin.kind === 'workflow' || origin.kind === 'deployment') && alert.state === 'firing'

function policyOf(
  { believed: memo, around, paceOf }: AlertOptions,
  { octokit, lease }: AlertLooking,
  at: RepositoryRef,
): Promise<Policy> {
  const asked = { now: around.now(), forMs: () => BELIEVED_MS }
  return believed(memo, `alerts ${at.owner}/${at.repo}`, asked, async () => {
    const github = client(octokit, aroundOf({ around, paceOf }, lease.installation))
    return readConfig(await configLayers(github, at)).policy
  })
}

async function shelfOf(
  options: AlertOptions,
  { octokit, lease, delivery }: AlertLooking,
): Promise<AlertShelf> {
  const { around } = options
  const { owner, repo, id: repository } = readAlertPoke(delivery.body)
  const place: AlertShelfPlace = {
    client: client(octokit, aroundOf(options, lease.installation)),
    ...{ at: { owner, repo }, repository, keys: around.keys, now: around.now },
    ...{ me: await around.me(), ledger: ledgerOf(options, lease) },
  }
  return githubAlertShelf(place)
}

function ended(options: AlertOptions, looking: Following, placed: PlacedAlert): Outcome {
  switch (placed.kind) {
    case 'opened':
    case 'told':
    case 'apart':
      tell(options, looking, placed)
      return DONE
    case 'nothing':
      return DONE
    case 'waits': {
      const waitMs = placed.until - options.around.now()
      return { kind: 'again', reason: 'unsettled', waitMs, bound: 'day' }
    }
    case 'stopped':
      return { kind: 'lost' }
    case 'failed':
      return failed(options, placed)
    default:
      return placed satisfies never
  }
}

function failed(
  { around }: AlertOptions,
  { retryable, until }: Extract<PlacedAlert, { kind: 'failed' }>,
): Outcome {
  if (!retryable) return { kind: 'parked', reason: 'refused' }
  const waitMs = until === undefined ? null : until - around.now()
  return { kind: 'again', reason: 'unfinished', waitMs, bound: 'day' }
}

type Tellable = Extract<PlacedAlert, { kind: 'opened' | 'told' | 'apart' }>

function tell(options: AlertOptions, looking: Following, placed: Tellable): void {
  const { store, around, log, took } = options
  const { lease, delivery } = looking
  const poke = readAlertPoke(delivery.body)
  const same = alsoBehind(options, looking)
  const words = same.map(({ word }) => word)
  for (const telling of placed.tell) {
    tellIncident(options, delivery.id, poke, withMore(telling, words, placed))
  }
  options.told.set(lease, new Set(same.map(({ id }) => id)))
  const incident = `${repositoryName(poke)}#${placed.number}`
  const act = JSON.stringify({ alert: placed.kind, words: words.length + 1 })
  store.audit({ at: around.now(), incident, delivery: delivery.id, act })
  if (placed.kind === 'opened') {
    took({ applied: [{ effect: { type: 'incident.open' }, result: 'done' }] })
  }
  log.info(
    { delivery: delivery.id, incident, alert: placed.kind, words: words.length + 1 },
    'alert',
  )
}

interface Behind {
  readonly id: string
  readonly word: AlertWord
}

/**
 * A storm of one alert is one look, and one line. So is one of many that may open nothing of their own in this hour: a
 * look for each would use up in minutes what may be asked in an hour.
 */
function alsoBehind(
  { store }: AlertOptions,
  { lease, delivery, policy, isToo }: Following,
): readonly Behind[] {
  const { source, key } = readAlertPoke(delivery.body).heard.alert
  return store.waiting(lease, MOST_AT_ONCE).flatMap((one): readonly Behind[] => {
    if (one.event !== ALERT || one.id === delivery.id) return []
    const { heard, at } = readAlertPoke(one.body)
    const wanted = wantedAlert(heard, policy.alerts)
    if (wanted.kind === 'unwanted') return []
    const { alert, notes } = wanted
    return (alert.source === source && alert.key === key) || isToo(alert)
      ? [{ id: one.id, word: { alert, notes, at } }]
      : []
  })
}

function withMore(
  { issue, told }: Telling,
  words: readonly AlertWord[],
  { kind, number }: Tellable,
): Telling {
  if (issue !== number) return { issue, told }
  const apart = kind === 'apart' ? ({ apart: true } as const) : {}
  return {
    issue,
    told: [...told, ...words.map((word) => ({ kind: 'heard', ...word, ...apart }) as const)],
  }
}
