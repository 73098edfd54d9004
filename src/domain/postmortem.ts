import { type Calendar, nextWorking } from './calendar.ts'
import { evolve } from './evolve.ts'
import { type Incident, UNDECLARED } from './incident.ts'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, plus } from './instant.ts'
import { owesPostmortem, type Policy } from './policy.ts'
import { after, type Span } from './span.ts'
import { ended } from './status.ts'

/** How long a team has for a postmortem. */
export interface PostmortemDue {
  /** The end of the incident, or when one came to be owed, if that was later. */
  readonly from: Instant
  readonly dueAt: Instant
  /** The word by which this time runs: it stays when the end is corrected. */
  readonly since: Instant
}

/** What a policy says without a file. */
const STANDARD: Span = { unit: 'ms', amount: 48 * HOUR_MS }

/** What is asked for so long after its deadline is asked for anew; before that it is only late. */
const FORGOTTEN_MS = 7 * DAY_MS

/**
 * Until when it has to be published; null where none is owed, the incident still runs, or it is published. What was
 * published in time and taken back later is owed from then on.
 */
export function postmortemDue(incident: Incident, policy: Policy): PostmortemDue | null {
  const { postmortem, history } = incident
  const since = owedSince(incident, policy)
  const from = owedFrom(incident, policy)
  if (postmortem.published !== null || since === null || from === null) return null
  const dueAfter = (at: Instant) => after(at, allowed(incident, policy), policy.calendar)
  let due: PostmortemDue = { from, dueAt: dueAfter(from), since }
  for (const { type, at } of history) {
    const isAskedAnew = type === 'postmortem-asked' && at > plus(due.dueAt, FORGOTTEN_MS)
    const isTakenBack = type === 'postmortem-withdrawn' && at > due.from
    if (isAskedAnew || isTakenBack) due = { from: at, dueAt: dueAfter(at), since: at }
  }
  return due
}

/** When the time for it begins to run; null where none is owed or the incident still runs. */
function owedFrom(incident: Incident, policy: Policy): Instant | null {
  const since = owedSince(incident, policy)
  const end = incident.times.resolved?.at
  if (since === null || end === undefined || !ended(incident.category)) return null
  return Math.max(since, end) as Instant
}

/**
 * Since when one is owed without a break: its severity was set, somebody asked for one, it turned out to be no drill.
 * Saying again what already holds moves nothing. Null where none is owed.
 */
export function owedSince(incident: Incident, policy: Policy): Instant | null {
  if (!owesPostmortem(policy, incident)) return null
  let state: Incident = UNDECLARED
  let since: Instant | null = null
  for (const fact of incident.history) {
    state = evolve(state, fact)
    if (!owesPostmortem(policy, state)) since = null
    else since ??= fact.at
  }
  return since
}

function allowed({ severity }: Incident, { postmortem: { within } }: Policy): Span {
  const own = severity !== null && Object.hasOwn(within, severity) ? within[severity] : undefined
  return own ?? within['default'] ?? STANDARD
}

/** An hour into the day: everybody is there, and the day's own surprises are known. */
const INTO_MS = HOUR_MS

/**
 * When it is talked over, if nobody sets it otherwise: the first morning of a working day that config lets it be on; a
 * later hour where no morning lies between the bounds, a later day where no working hour does. Also once it is published,
 * which may come first.
 */
export function proposedMeeting(incident: Incident, policy: Policy): Instant | null {
  const { meetingAt } = incident.postmortem
  if (meetingAt !== null) return meetingAt
  const from = owedFrom(incident, policy)
  if (from === null) return null
  const { calendar, postmortem } = policy
  const earliest = after(from, postmortem.meeting.from, calendar)
  const latest = after(from, postmortem.meeting.to, calendar)
  const morning = nextMorning(earliest, calendar)
  const soonest = toMinute(nextWorking(earliest, calendar))
  return morning > latest && soonest <= latest ? soonest : morning
}

/** The first moment from `earliest` on, to the minute, at which a working day is an hour old. */
function nextMorning(earliest: Instant, calendar: Calendar): Instant {
  const { from, to } = calendar.hours
  const into = (to - from) * MINUTE_MS > 2 * INTO_MS ? INTO_MS : 0
  const opening = { ...calendar, hours: { from, to: from + 1 } }
  return plus(toMinute(nextWorking(plus(earliest, -into), opening)), into)
}

const toMinute = (at: Instant): Instant => plus(at, -(at % MINUTE_MS))
