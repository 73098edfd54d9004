import { DAY_MS, type Instant, iso, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import { onCallOf } from '../../src/domain/on-call.ts'
import type { Responders } from '../../src/domain/responders.ts'
import { handOvers, orderAt, type Rotation, turnAt } from '../../src/domain/rotation.ts'
import { ALL, dueAt, type Extent, moments } from './extent.ts'
import { FROM, TO, type WallClock } from './zones.ts'

const PEOPLE = ['ana', 'ben', 'caro']
/** 1970-01-05, a Monday, counted from 1970-01-01. */
const MONDAY = 4

/** Weekly by day, and daily and weekly at hours that nights skip and have twice. */
const TURNS = [
  { days: 7, minute: 9 * 60, since: MONDAY },
  { days: 7, minute: 2 * 60 + 30, since: MONDAY - 1 },
  { days: 7, minute: 23 * 60 + 45, since: MONDAY - 2 },
  { days: 1, minute: 0, since: 0 },
  { days: 1, minute: 60 + 59, since: 0 },
]

/** What is wrong with whose turn it is: each turn begins once, when the wall says so, and the next person has it. */
export function handOverFaults(clock: WallClock, extent: Extent): readonly string[] {
  const { zone } = clock
  return TURNS.flatMap((turn) => {
    const rotation: Rotation = { ...turn, zone, people: PEOPLE }
    return stretches(clock, extent).flatMap(([from, to]) => {
      const all = handOvers(rotation, from, to)
      const about = { rotation, clock, from, to, all }
      return [...inOrder(about), ...manned(about, extent)].map(
        (what) => `${zone}, ${turn.days} days from minute ${turn.minute}: ${what}`,
      )
    })
  })
}

type Stretch = readonly [Instant, Instant]

/** Some weeks around each of the moments; the years in one where all of them are gone through. */
const stretches = (clock: WallClock, extent: Extent): readonly Stretch[] =>
  extent === ALL
    ? [[FROM, TO]]
    : moments(clock, extent)
        .filter((at) => at > FROM + 30 * DAY_MS)
        .map((at) => [plus(at, -15 * DAY_MS), plus(at, 15 * DAY_MS)])

interface About {
  readonly rotation: Rotation
  readonly clock: WallClock
  readonly from: Instant
  readonly to: Instant
  readonly all: readonly Instant[]
}

/** As many as the calendar has, each at the moment that the wall shows, behind a gap where it never does. */
function inOrder({ rotation, clock, from, to, all }: About): readonly string[] {
  const { since, days, minute } = rotation
  const first = Math.ceil((from / DAY_MS - 2 - since) / days)
  const last = Math.floor((to / DAY_MS + 2 - since) / days)
  const planned = Array.from({ length: last - first + 1 }, (_, nth) =>
    dueAt((since + (first + nth) * days) * DAY_MS + minute * MINUTE_MS, clock),
  ).filter((at) => at > from && at < to)
  const begun = new Set<number>(all)
  if (begun.size < all.length) return ['one moment begins two turns']
  const lost = planned.filter((at) => !begun.has(at)).map((at) => `none begins at ${iso(at)}`)
  return all.length === planned.length ? lost : [...lost, `${all.length} for ${planned.length}`]
}

/** To the millisecond the one before has it, and from then on the next in the list. */
function manned({ rotation, clock, all }: About, extent: Extent): readonly string[] {
  const layer = { name: null, windows: [], primary: rotation, secondary: 'next' } as const
  const responders: Responders = { people: [], teams: [], layers: [layer], overrides: [] }
  return moments(clock, extent).flatMap((near) => {
    const at = all.find((one) => one >= near)
    if (at === undefined) return []
    const [before, now] = [plus(at, -1), at].map((moment) => onCallOf(responders, moment))
    const [gone = '', next = ''] = orderAt(rotation, turnAt(rotation, plus(at, -1)))
    const isRight = before?.primary === gone && now?.primary === next && before.until === at
    return isRight ? [] : [`at ${iso(at)} ${gone} does not hand over to ${next}`]
  })
}
