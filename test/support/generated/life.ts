import type { Detection } from '../../../src/domain/fact.ts'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../../src/domain/instant.ts'
import { type Dice, dice } from './dice.ts'

/** From opening, or opening again, to an end. */
export interface Spell {
  readonly openedAt: Instant
  readonly mitigatedAt: Instant | null
  /** Null while it runs. */
  readonly endedAt: Instant | null
  /** Whether somebody closed the issue by hand instead of saying so. */
  readonly byHand: boolean
}

/** What an issue of ours came to, as its makers know it: all figures follow from it by plain arithmetic. */
export interface Life {
  readonly number: number
  readonly kind: 'incident' | 'drill' | 'duplicate' | 'cancelled' | 'report'
  readonly author: string
  readonly byForm: boolean
  readonly severity: string | null
  readonly services: readonly string[]
  readonly cause: string | null
  readonly detection: Detection | null
  readonly startedAt: Instant | null
  readonly detectedAt: Instant | null
  readonly declaredAt: Instant
  readonly responder: string
  /** When somebody typed that they are on it. */
  readonly acknowledgedAt: Instant | null
  readonly spells: readonly [Spell, ...Spell[]]
  /** Said once all was over, which touches nothing but the issue. */
  readonly afterwordAt: Instant | null
  /** Far more events and comments than a page holds. */
  readonly long: boolean
}

/** How large a world is, which one of all worlds, and how much of it has happened. */
export interface Size {
  readonly count: number
  readonly seed: number
  /** When it is looked at. */
  readonly now: Instant
  /** Whether the last day has happened, in which some incidents change and a few are new. */
  readonly later: boolean
}

/** As many a week, however many there are: of two repositories the larger one is the older. */
const STEP_MS = (7 * DAY_MS) / 65
/** The last of them was declared so long ago, and all were over two days ago. */
const OVER_MS = 8 * DAY_MS
/** So long ago the last day began. */
const CHANGES_MS = 22 * HOUR_MS

export const CHANGED = 60
export const NEW = 5

export const PEOPLE = ['ana', 'ben', 'caro', 'dev'] as const
export const PAGER = 'pager[bot]'
export const SEVERITIES = ['sev1', 'sev2', 'sev3', 'sev4'] as const
export const SERVICES = ['checkout', 'search', 'mail', 'login', 'billing', 'api'] as const
export const CAUSES = ['deployment', 'capacity', 'dependency', 'data', 'infrastructure'] as const
const DETECTIONS = ['alert', 'user', 'slo', 'health-check'] as const

/** How many issues there are at this look. */
export const countOf = ({ count, later }: Size): number => count + (later ? NEW : 0)

export function lifeOf(number: number, size: Size): Life {
  const first = firstLife(number, size)
  if (number > size.count) return quick(first)
  const place = number - size.count + CHANGED
  return size.later && place > 0 ? changed(first, place, size.now) : first
}

/** GitHub's times have no fractions of a second. */
const whole = (at: number): Instant => (Math.floor(at / 1_000) * 1_000) as Instant

function declared(number: number, { count, now }: Size): Instant {
  if (number > count) return whole(now - CHANGES_MS + (number - count) * HOUR_MS)
  return whole(now - OVER_MS - (count - number) * STEP_MS)
}

const KINDS: readonly (readonly [Life['kind'], number])[] = [
  ['drill', 0.02],
  ['duplicate', 0.04],
  ['cancelled', 0.07],
  ['report', 0.09],
]

/** What nobody has ended or taken up is among the last so many: of what is older somebody has made an end. */
const RECENT = 400

function kindOf(drawn: number, long: boolean, recent: boolean): Life['kind'] {
  const [kind] = KINDS.find(([, below]) => drawn < below) ?? ['incident']
  return long || (kind === 'report' && !recent) ? 'incident' : kind
}

function firstLife(number: number, size: Size): Life {
  const chance = dice(size.seed, number)
  const long = isLong(number, size)
  const recent = size.count - number < RECENT
  const kind = kindOf(chance.next(), long, recent)
  const times = timesOf(chance, kind, declared(number, size))
  return {
    number,
    kind,
    long,
    ...times,
    ...wordsOf(chance),
    ...authorOf(chance, kind),
    responder: chance.oneOf(PEOPLE),
    spells: spellsOf(chance, kind, recent, times),
    afterwordAt: null,
  }
}

function timesOf(chance: Dice, kind: Life['kind'], declaredAt: Instant) {
  const noticedAt = before(declaredAt, chance, 0.6, 6)
  const startedAt = before(noticedAt ?? declaredAt, chance, 0.7, 15)
  const answered = chance.happens(0.85) && kind !== 'report'
  const waited = chance.lasting(4, 1, 12 * 60)
  // Now and then somebody mistypes the day, and it was noticed after it was over.
  const detectedAt = chance.happens(0.004) ? after(declaredAt, 6 * DAY_MS) : noticedAt
  const acknowledgedAt = answered ? after(declaredAt, waited) : null
  return { declaredAt, startedAt, detectedAt, acknowledgedAt }
}

const wordsOf = (chance: Dice): Pick<Life, 'severity' | 'services' | 'cause' | 'detection'> => ({
  severity: chance.happens(0.95) ? chance.oneOf(SEVERITIES) : null,
  services: servicesOf(chance),
  cause: chance.happens(0.6) ? chance.oneOf(CAUSES) : null,
  detection: chance.happens(0.5) ? chance.oneOf(DETECTIONS) : null,
})

function authorOf(chance: Dice, kind: Life['kind']): Pick<Life, 'author' | 'byForm'> {
  const [byAlert, byForm] = [chance.happens(0.3), chance.happens(0.4)]
  if (kind === 'report') return { author: 'eve', byForm: true }
  return byAlert ? { author: PAGER, byForm: false } : { author: chance.oneOf(PEOPLE), byForm }
}

/** A quarter, a half and three quarters of the way. */
const isLong = (number: number, { count }: Size): boolean =>
  [1, 2, 3].some((part) => number === Math.floor((count * part) / 4))

export const LONG = 3

const after = (at: Instant, ms: number): Instant => (at + ms) as Instant

function before(at: Instant, chance: Dice, share: number, minutes: number): Instant | null {
  const known = chance.happens(share)
  const ms = chance.lasting(minutes, 1.2, 24 * 60)
  return known ? after(at, -ms) : null
}

function servicesOf(chance: Dice): readonly string[] {
  const first = chance.oneOf(SERVICES)
  const second = chance.oneOf(SERVICES)
  return chance.happens(0.2) && first !== second ? [first, second] : [first]
}

function spellsOf(
  chance: Dice,
  kind: Life['kind'],
  recent: boolean,
  { declaredAt, acknowledgedAt }: Pick<Life, 'declaredAt' | 'acknowledgedAt'>,
): Life['spells'] {
  const runs = chance.happens(0.02) && recent && kind === 'incident'
  const first = spellOf(chance, declaredAt, acknowledgedAt ?? declaredAt, runs || kind === 'report')
  const again = chance.happens(0.05) && kind === 'incident'
  const gap = chance.lasting(120, 1, 24 * 60)
  if (!again || first.endedAt === null) return [first]
  const reopenedAt = after(first.endedAt, gap)
  return [first, spellOf(chance, reopenedAt, reopenedAt, false)]
}

function spellOf(chance: Dice, openedAt: Instant, from: Instant, runs: boolean): Spell {
  const hurting = chance.lasting(35, 1, 24 * 60)
  const mending = chance.lasting(60, 1, 24 * 60)
  const mitigated = chance.happens(0.7)
  const byHand = chance.happens(0.3)
  return {
    openedAt,
    mitigatedAt: mitigated && !runs ? after(from, hurting) : null,
    endedAt: runs ? null : after(from, hurting + mending),
    byHand,
  }
}

/** One of the last day, in which it had to end. */
function quick(life: Life): Life {
  const { declaredAt: openedAt, acknowledgedAt } = life
  const [mitigatedAt, endedAt] = [after(openedAt, 10 * MINUTE_MS), after(openedAt, HOUR_MS)]
  return {
    ...life,
    kind: 'incident',
    acknowledgedAt: acknowledgedAt === null ? null : after(openedAt, MINUTE_MS),
    spells: [{ openedAt, mitigatedAt, endedAt, byHand: false }],
  }
}

/** What became of it in the last day: every other one was opened again and ended again, the rest got a last word. */
function changed(life: Life, place: number, now: Instant): Life {
  const at = whole(now - CHANGES_MS + place * 20 * MINUTE_MS)
  const [first, ...rest] = life.spells
  const last = rest.at(-1) ?? first
  if (life.kind === 'report') return { ...life, afterwordAt: at }
  if (last.endedAt === null) return { ...life, spells: [{ ...first, endedAt: at }] }
  if (life.kind !== 'incident' || place % 2 === 1) return { ...life, afterwordAt: at }
  const mitigatedAt = place % 4 === 0 ? after(at, 10 * MINUTE_MS) : null
  const again: Spell = { openedAt: at, mitigatedAt, endedAt: after(at, HOUR_MS), byHand: false }
  return { ...life, spells: [first, ...rest, again] }
}

/** The last time that anything happened on its issue. */
export function touchedAt({ declaredAt, acknowledgedAt, spells, afterwordAt }: Life): Instant {
  const ends = spells.flatMap(({ mitigatedAt, endedAt }) => [mitigatedAt ?? 0, endedAt ?? 0])
  return Math.max(declaredAt, acknowledgedAt ?? 0, afterwordAt ?? 0, ...ends) as Instant
}
