import type { Instant } from '../domain/instant.ts'
import type { Hands } from '../github/by-hand.ts'
import { isAlertEvent } from '../integrations/heard-alert.ts'
import { type DeploymentPayload, relevantDeployment } from '../plan/relevant/deployments.ts'
import { type Payload, relevant } from '../plan/relevant/issues.ts'
import {
  ABOUT_PULLS,
  type PullPayload,
  relevantToPulls,
  touchesConfig,
} from '../plan/relevant/pulls.ts'
import type { Delivery, Store } from '../store/store.ts'
import { alertRead, alertToKeep, counting } from './alert-intake.ts'
import { alertLane } from './alert-place.ts'
import type { ReadBody } from './body.ts'
import { type Echo, echoOf } from './echo.ts'
import { gatherer } from './gather.ts'
import type { Intake, Delivery as Received } from './intake.ts'
import type { Admitted } from './metrics.ts'
import { noteHand } from './note-hand.ts'
import { isIn, isPlaced, laneOf, type Placed, placeOf, reportPoke } from './place.ts'
import { secretKey } from './signature.ts'
import { slim, sound } from './slim.ts'

export interface DoorOptions {
  readonly secret: string
  readonly appId: number
  readonly store: Store
  readonly readBody: ReadBody
  readonly events: ReadonlySet<string>
  /** The host's clock. */
  readonly now: () => Instant
  /** The clock of GitHub's times. */
  readonly worldNow: () => Instant
  /** By whose hand texts were written, as far as it was told. */
  readonly hands: Hands
  /** Our login, where it is known by now. */
  readonly me: () => string | null
  readonly admitted: (what: Admitted) => void
  /** Something was stored that waits to be worked off. */
  readonly arrived: (installation: number) => void
  readonly refused: Intake['refused']
  readonly failed: (error: unknown) => void
}

const ABOUT_ISSUES: ReadonlySet<string> = new Set(['issues', 'issue_comment'])

/**
 * From a checked delivery to a stored one. What cannot change anything, most of all what people say to each other, is
 * not kept at all, and of the rest only where to look; what tells of our own comments settles whether they were written.
 */
export function door(options: DoorOptions): Intake {
  const { store, now, admitted } = options
  const alertNow = counting(options.worldNow)
  const gather = gatherer((deliveries) => store.arrive(deliveries, now()))
  const notStored = (error: unknown): false => {
    admitted('not stored')
    options.failed(error)
    return false
  }
  const keep = async (kept: readonly [Delivery, ...Delivery[]]): Promise<boolean> => {
    try {
      await Promise.all(kept.map(gather))
      options.arrived(kept[0].installation)
      return true
    } catch (error) {
      return notStored(error)
    }
  }
  return {
    secret: secretKey(options.secret),
    readBody: options.readBody,
    events: options.events,
    async accept(delivery) {
      try {
        const kept = [...keeps(options, delivery), ...alertsIn(options, delivery, alertNow)]
        const [first, ...more] = kept
        if (first !== undefined) return keep([first, ...more])
        admitted('ignored')
        return true
      } catch (error) {
        // An echo is stored on the way.
        return notStored(error)
      }
    },
    refused: (reason, id) => {
      if (reason !== 'could not be stored') admitted('refused')
      options.refused(reason, id)
    },
  }
}

type Told = Payload & PullPayload & DeploymentPayload & Placed

/** The lane of the issue whose ledger an echo settles. */
function laneIn({ repository }: Placed, lane: string, of: Echo['of']): string {
  if (of === null || repository?.id === undefined) return lane
  return of === 'alerts' ? alertLane(repository.id) : laneOf(repository.id, of)
}

/** What has to be stored of a delivery; nothing where looking because of it could change nothing. */
function keeps(options: DoorOptions, { id, event, payload: given }: Received): readonly Delivery[] {
  const { store, appId, worldNow } = options
  const payload: Told = sound(given)
  const { lane, installation } = placeOf(payload)
  const echo = echoOf(event, payload, appId)
  if (echo !== null) store.echo(laneIn(payload, lane, echo.of), echo.key, echo.id, worldNow())
  const decided = touchesConfig(event, payload) ? reportsToo(id, payload) : []
  if (!matters(options, event, payload, installation)) return decided
  if (ABOUT_ISSUES.has(event)) noteHand(options.hands, payload, given)
  const body = Buffer.from(JSON.stringify(slim(payload)))
  return [{ id, event, lane, installation, body }, ...decided]
}

/** What other systems say reaches no handler: it is kept as it was read, which is less than what came. */
function alertsIn(
  { store, refused }: DoorOptions,
  delivery: Received,
  now: () => Instant,
): readonly Delivery[] {
  const read = alertRead(delivery)
  if (read === null) return []
  if (read.kind === 'unreadable') refused('an alert could not be read', delivery.id)
  const placed: Placed = sound(delivery.payload)
  const kept = alertToKeep(store, delivery.id, read, placed, now())
  return kept === null ? [] : [kept]
}

/** Other decisions may ask for other reports, or for a list of what is open. */
function reportsToo(delivery: string, { installation, repository }: Told): readonly Delivery[] {
  const { id, name: repo, owner } = repository ?? {}
  if (installation?.id === undefined || id === undefined) return []
  if (repo === undefined || owner?.login === undefined) return []
  const poke = { owner: owner.login, repo, id, installation: installation.id }
  return [reportPoke(`${delivery} reports`, poke)]
}

/** Without its place nobody could look, however often it was tried. */
function matters(
  { appId, me }: DoorOptions,
  event: string,
  payload: Told,
  installation: number,
): boolean {
  if (ABOUT_ISSUES.has(event)) return isPlaced(payload) && relevant(event, payload, me())
  if (ABOUT_PULLS.has(event)) return isIn(payload) && relevantToPulls(event, payload, appId)
  if (event === 'deployment_status') return isIn(payload) && relevantDeployment(payload)
  if (isAlertEvent(event)) return false
  return installation !== 0
}
