import { DAY_MS, type Instant, MINUTE_MS, shownAt, wall } from './instant.ts'
import type { Layer, Override, Responders, WeekWindow } from './responders.ts'
import { handOvers, orderAt, type Rotation, turnAt } from './rotation.ts'

/** A stretch of time in which the same people are on call. */
export interface Shift {
  readonly from: Instant
  /** Exclusive. */
  readonly until: Instant
  readonly primary: string | null
  readonly secondary: string | null
}

/** A stretch of time, the end exclusive. */
export interface Stretch {
  readonly from: Instant
  readonly until: Instant
}

/** Logins are the same whatever their case. */
export const samePerson = (one: string | null, other: string | null): boolean =>
  one?.toLowerCase() === other?.toLowerCase()

/** Who is on call between two moments, as shifts that follow each other without a gap; neighbours differ. */
export function shifts(responders: Responders, from: Instant, to: Instant): readonly Shift[] {
  const covers = responders.layers.map((layer) => covered(layer, from, to))
  const edges = edgesOf(responders, covers, from, to)
  const found: Shift[] = []
  for (const [at, edge] of edges.entries()) {
    const until = edges[at + 1] ?? to
    const nth = covers.findIndex((stretches) => holds(stretches, edge))
    const who = manned(responders, responders.layers[nth] ?? null, edge)
    const last = found.at(-1)
    if (last?.primary === who.primary && last.secondary === who.secondary) {
      found[found.length - 1] = { ...last, until }
    } else found.push({ from: edge, until, ...who })
  }
  return found
}

const WEEK_MS = 7 * DAY_MS
/** Monday, 1970-01-05, on any wall. */
const MONDAY = 4 * DAY_MS

/** When the layer's windows are open between two moments, in order. One without windows is always. */
export function covered(
  { windows, primary }: Layer,
  from: Instant,
  to: Instant,
): readonly Stretch[] {
  if (windows.length === 0) return [{ from, until: to }]
  const [first, last] = [from, to].map((at) => weekOf(wall(at, primary.zone)))
  const open: Stretch[] = []
  // A window may have begun in the week before, and the calendar may have skipped a day since.
  for (let week = (first ?? 0) - 2; week <= (last ?? 0) + 1; week++) {
    for (const window of windows) open.push(opening(window, week, primary.zone))
  }
  return joined(open.filter(({ from: start, until }) => start < to && until > from))
}

const weekOf = (reading: number): number => Math.floor((reading - MONDAY) / WEEK_MS)

function opening({ from, to }: WeekWindow, week: number, zone: string): Stretch {
  const monday = MONDAY + week * WEEK_MS
  return {
    from: shownAt(monday + from * MINUTE_MS, zone)[0],
    until: shownAt(monday + to * MINUTE_MS, zone)[0],
  }
}

/** The same time in as few stretches as will do, in order. */
export function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = []
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (stretch.until <= stretch.from) continue
    if (last === undefined || stretch.from > last.until) found.push(stretch)
    else if (stretch.until > last.until) found[found.length - 1] = { ...last, until: stretch.until }
  }
  return found
}

/** Whether one of the stretches, in order and apart, holds the moment. */
function holds(stretches: readonly Stretch[], at: Instant): boolean {
  let [low, high] = [0, stretches.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((stretches[middle]?.from ?? 0) <= at) low = middle + 1
    else high = middle
  }
  const last = stretches[low - 1]
  return last !== undefined && at < last.until
}

/** Every moment at which it may become somebody else's, `from` being the first. */
function edgesOf(
  { layers, overrides }: Responders,
  covers: readonly (readonly Stretch[])[],
  from: Instant,
  to: Instant,
): readonly Instant[] {
  const rotations = layers.flatMap(({ primary, secondary }) =>
    typeof secondary === 'object' && secondary !== null ? [primary, secondary] : [primary],
  )
  const ends = [...covers.flat(), ...overrides].flatMap((part) => [part.from, part.until])
  const turns = rotations.flatMap((rotation) => turning(rotation, from, to))
  const inside = [...ends, ...turns].filter((at) => at > from && at < to)
  return [...new Set([from, ...inside])].toSorted((a, b) => a - b)
}

/** A rotation of one person never changes. */
const turning = (rotation: Rotation, from: Instant, to: Instant): readonly Instant[] =>
  rotation.people.length === 1 ? [] : handOvers(rotation, from, to)

type Who = Pick<Shift, 'primary' | 'secondary'>

/** Who is on call at a moment that this layer covers; by the people alone where there are no layers. */
function manned({ overrides, people, layers }: Responders, layer: Layer | null, at: Instant): Who {
  const now = overrides.filter(({ from, until }) => from <= at && at < until)
  const listed = layer === null ? (layers.length === 0 ? people : []) : turnOf(layer.primary, at)
  const order = swapped(listed, now)
  const primary = named(now, 'primary') ?? order[0] ?? null
  const behind =
    typeof layer?.secondary === 'object' && layer.secondary !== null
      ? swapped(turnOf(layer.secondary, at), now)[0]
      : layer?.secondary === null
        ? undefined
        : nextOf(order, primary)
  return { primary, secondary: named(now, 'secondary') ?? behind ?? null }
}

const turnOf = (rotation: Rotation, at: Instant): readonly string[] =>
  orderAt(rotation, turnAt(rotation, at))

/** Whoever comes next: neither the one whose turn it is, who may be away, nor the one who stands in. */
const nextOf = ([first, ...others]: readonly string[], primary: string | null) =>
  others.find((person) => !samePerson(person, first ?? null) && !samePerson(person, primary))

/** Whom the overrides name for a place; the last of them wins. */
const named = (now: readonly Override[], place: 'primary' | 'secondary'): string | undefined =>
  now.flatMap((one) => (one.kind === 'person' && one.place === place ? [one.person] : [])).at(-1)

/** The list after everybody who swapped has changed places. */
const swapped = (people: readonly string[], now: readonly Override[]): readonly string[] =>
  people.map((person) => now.reduce(exchanged, person))

function exchanged(person: string, one: Override): string {
  if (one.kind === 'person') return person
  const [first, second] = one.people
  if (samePerson(person, first)) return second
  return samePerson(person, second) ? first : person
}
