import { absolute, DAY_MS, type Instant, iso, plus } from '../domain/instant.ts'
import { effective, onCallOf, upcoming } from '../domain/on-call.ts'
import type { Answering } from '../domain/responders.ts'
import { type Shift, shifts } from '../domain/shifts.ts'
import { type CalendarEvent, calendarFile } from '../markdown/ics.ts'
import { columns } from './columns.ts'
import { json } from './command.ts'
import { safe } from './safe.ts'

/** What is asked of the rotations. */
export interface Asked {
  readonly answering: readonly Answering[]
  readonly at: Instant
  readonly until: Instant
  /** The team's zone. */
  readonly zone: string
}

const time = (at: Instant | null, zone: string): string =>
  at === null ? 'no end' : absolute(at, zone)

/** Who is on call for what, and who is next. */
export function onCallTable({ answering, at, zone }: Asked): string {
  const rows = answering.map(({ key, responders }) => {
    const { primary, secondary, until } = onCallOf(responders, at)
    const next = upcoming(responders, at, 2)[1]?.primary
    return [
      key,
      primary ?? 'nobody',
      secondary ?? '',
      time(until, zone),
      next === undefined ? '' : (next ?? 'nobody'),
    ]
  })
  return safe(columns(['For', 'First', 'Behind', 'Until', 'Then'], rows))
}

/** The shifts of one service, one a line. */
export function shiftsTable({ answering, at, until, zone }: Asked): string {
  const rows = answering.flatMap(({ responders }) =>
    shifts(responders, at, until).map((shift) => {
      const { primary, secondary } = effective(shift)
      return [
        absolute(shift.from, zone),
        shift.until === until ? '' : absolute(shift.until, zone),
        primary ?? 'nobody',
        secondary ?? '',
      ]
    }),
  )
  return safe(columns(['From', 'Until', 'First', 'Behind'], rows))
}

/** The same for programs, with times in UTC. */
export const onCallJson = ({ answering, at, until }: Asked): string =>
  json({
    at: iso(at),
    services: answering.map(({ key, responders }) => {
      const now = onCallOf(responders, at)
      return {
        service: key,
        ...now,
        until: now.until === null ? null : iso(now.until),
        people: responders.people,
        teams: responders.teams,
        shifts: shifts(responders, at, until).map((shift) => ({
          from: iso(shift.from),
          until: iso(shift.until),
          ...effective(shift),
        })),
      }
    }),
  })

/** No turn is longer, so that each is shown from its beginning to its end. */
const BACK_MS = 100 * DAY_MS

/** A calendar of the turns, each under the same name however often it is made. */
export function onCallCalendar(asked: Asked, made: Instant): string {
  const events = asked.answering.flatMap((one) => [
    ...eventsOf(one, asked, 'primary'),
    ...eventsOf(one, asked, 'secondary'),
  ])
  return calendarFile('On call', events, made)
}

function eventsOf(
  { key, responders }: Answering,
  { at, until }: Asked,
  place: 'primary' | 'secondary',
): readonly CalendarEvent[] {
  const start = plus(at, -BACK_MS)
  return alone(shifts(responders, start, plus(until, BACK_MS)), place)
    .filter((shift) => shift.until > at && shift.from < until)
    .flatMap((shift) => {
      const login = effective(shift)[place]
      if (login === null) return []
      // Of what began before we look nobody knows when.
      const since = shift.from === start ? 'always' : iso(shift.from)
      const event: CalendarEvent = {
        uid: `${encodeURIComponent(`${key}.${place}.${login}`)}.${since.replaceAll(/[-:]/g, '')}@sitrep`,
        from: shift.from > at || shift.from !== start ? shift.from : at,
        until: shift.until,
        summary: `${login} on call${place === 'primary' ? '' : ' (second)'}: ${key}`,
        description: `${place === 'primary' ? 'Answers first' : 'Answers where the first does not'} for ${key}.`,
      }
      return [event]
    })
}

/** Shifts in which only the other place changes are one. */
function alone(all: readonly Shift[], place: 'primary' | 'secondary'): readonly Shift[] {
  const found: Shift[] = []
  for (const shift of all) {
    const last = found.at(-1)
    if (last !== undefined && effective(last)[place] === effective(shift)[place]) {
      found[found.length - 1] = { ...last, until: shift.until }
    } else found.push(shift)
  }
  return found
}
