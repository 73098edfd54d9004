import type { HeardAlert } from '../domain/alert.ts'
import { type Instant, MINUTE_MS, plus } from '../domain/instant.ts'
import { type Told, twinOf } from '../plan/alert/told.ts'
import { wantedAlert } from '../plan/alert/wanted.ts'
import type { Setup } from '../plan/setup.ts'
import type { AlertShelf } from './alert-shelf.ts'
import type { Claims } from './claims.ts'
import { type Converged, converge } from './converge.ts'
import { type PlacedAlert, placeAlert, type Telling } from './place-alert.ts'
import type { World } from './world.ts'

/** Where an incident is declared from an alert, and told of what comes after. */
export interface DeclareWorld {
  readonly now: () => Instant
  /** Null where there is no such repository. */
  readonly setup: () => Promise<Setup | null>
  readonly shelf: AlertShelf
  readonly claims: Claims | null
  readonly world: (issue: number) => World
}

export interface Declared {
  readonly placed:
    | PlacedAlert
    /** Config does not ask for it; in a sentence, with what to write there where it should. */
    | { readonly kind: 'unwanted'; readonly words: string }
    | { readonly kind: 'missing' }
  /** What was written of it, the alert's own incident first. */
  readonly converged: readonly { readonly issue: number; readonly done: Converged }[]
}

/**
 * Declares an incident from an alert, or tells the open one of it, and brings it to where it should be. Safe to run
 * twice. Where the outcome is `waits`, the same is to be asked again then, with `when` it came. Throws Failure.
 */
export async function declareAlert(
  at: DeclareWorld,
  heard: HeardAlert,
  when: Instant = at.now(),
): Promise<Declared> {
  const setup = await at.setup()
  if (setup === null) return { placed: { kind: 'missing' }, converged: [] }
  const { policy } = setup
  const wanted = wantedAlert(heard, policy.alerts)
  if (wanted.kind === 'unwanted') return { placed: wanted, converged: [] }
  const { alert, notes } = wanted
  const placing = { shelf: at.shelf, claims: at.claims, policy, now: at.now }
  const placed = await placeAlert(placing, { alert, notes, at: when })
  return { placed, converged: await telling(at, 'tell' in placed ? placed.tell : []) }
}

/** Longer than a claim of a run that has died stands, by far. */
const PATIENCE_MS = 7 * MINUTE_MS
/** So long another run takes to open an incident, and a list to show it. */
const SOON_MS = MINUTE_MS / 2

/**
 * The same where nobody asks again later: waits for another run that may have died over it, and asks once more where
 * GitHub did not answer, so that no alert is lost. `pause`: waits so many milliseconds. Throws Failure.
 */
export async function declarePatiently(
  at: DeclareWorld,
  heard: HeardAlert,
  pause: (ms: number) => Promise<void>,
): Promise<Declared> {
  const when = at.now()
  const end = plus(when, PATIENCE_MS)
  for (;;) {
    const declared = await declareAlert(at, heard, when)
    const again = againAt(declared.placed, at.now())
    if (again === null || again > end) return declared
    await pause(again - at.now())
  }
}

/** When it is worth asking once more; null where it is not. */
function againAt(placed: Declared['placed'], now: Instant): Instant | null {
  if (placed.kind === 'waits') {
    return plus(now, Math.min(Math.max(placed.until - now, 1_000), SOON_MS))
  }
  // By then lists show whether it was done all the same.
  if (placed.kind !== 'failed' || !placed.retryable) return null
  return plus(now, Math.max((placed.until ?? now) - now, MINUTE_MS))
}

async function telling(
  { world }: DeclareWorld,
  all: readonly Telling[],
): Promise<Declared['converged']> {
  const converged: { readonly issue: number; readonly done: Converged }[] = []
  for (const { issue, told } of all) {
    converged.push({ issue, done: await toldAt(world(issue), told) })
  }
  return converged
}

/** As often as somebody may be faster at writing on the issue: what an alert says stands nowhere else yet. */
const MOST_TRIES = 3

async function toldAt(world: World, told: readonly Told[]): Promise<Converged> {
  let done = await converge(world, { told })
  for (let tries = 1; tries < MOST_TRIES && isOvertaken(done); tries++) {
    done = await converge(world, { told })
  }
  return done
}

const isOvertaken = ({ applied }: Converged): boolean =>
  applied.some((one) => one.result === 'failed' && one.reason === 'conflict')

/**
 * Whom a look has to tell that this issue is their second one, opened for the same alert; null where it is none. The
 * same whenever it is looked at, so that a crash between the two loses nothing.
 */
export function twinTelling({ seen, replayed }: Converged, now: Instant): Telling | null {
  const of = replayed === null ? null : twinOf(replayed.entries)
  if (seen === null || of === null) return null
  return { issue: of, told: [{ kind: 'twin', issue: seen.issue.number, at: now }] }
}

/** An open incident that an alert has begun. */
export interface OpenAlert {
  readonly issue: number
  /** Hash of the alert's source and key. */
  readonly key: string
}

/** The one that was looked at; null where it is none. */
export function openAlertOf({ seen, replayed }: Converged): OpenAlert | null {
  if (seen === null || replayed === null || !seen.issue.open) return null
  const facts = replayed.entries.flatMap((entry) => entry.facts ?? [])
  const alerted = facts.find(({ type }) => type === 'alerted')
  return alerted?.type === 'alerted' ? { issue: seen.issue.number, key: alerted.key } : null
}

/**
 * Tells those that were opened a second time for one alert that they are: two runs may have been at it at once, and the
 * alert may never say another word. `all` that are open.
 */
export function strayTwins(all: readonly OpenAlert[], now: Instant): readonly Telling[] {
  const open = all.toSorted((a, b) => a.issue - b.issue)
  return [...Map.groupBy(open, ({ key }) => key).values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : others.map(({ issue }) => ({ issue, told: [duplicateOf(first.issue, now)] })),
  )
}

const duplicateOf = (of: number, at: Instant): Told => ({ kind: 'duplicate', of, at })
