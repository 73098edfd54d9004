import { nextWorking } from '../../domain/calendar.ts'
import { absolute, DAY_MS, type Instant, plus } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { type PostmortemDue, postmortemDue } from '../../domain/postmortem.ts'
import { nextStep, stageOf } from '../postmortem/standing.ts'
import { writing } from './people.ts'
import { type Clock, type Rule, spell } from './rule.ts'

/** The postmortem that is owed is not published: once before its deadline and once after, in working hours. */
export const postmortem: Rule = {
  afterwards: true,
  clock(incident, policy) {
    const due = postmortemDue(incident, policy)
    if (due === null) return null
    const id = `${spell(incident)}-${due.since}`
    return { id, stages: stagesOf(due, policy), deadline: due.dueAt }
  },
  words(_, { deadline }, { zone }, view) {
    const at = absolute(deadline, zone)
    const when = view.now < deadline ? `is due by ${at}` : `is late: it was due by ${at}`
    return `**The postmortem ${when}.** ${nextStep(stageOf(view), view)}`
  },
  to: writing,
}

function stagesOf({ from, dueAt }: PostmortemDue, policy: Policy): Clock['stages'] {
  const after = nextWorking(dueAt, policy.calendar)
  const before = beforehand(from, dueAt, policy)
  return before === null ? [after] : [before, after]
}

/** Back from the deadline, where that is a day off: a week has a working day, holidays aside. */
const DAYS_BACK = 7

/**
 * A day before the deadline, or half of the time if that is short. Where that falls on hours off, it waits for the next
 * working ones as long as half of it is left, else it comes before them. Null where nothing is left then but the first
 * eighth of the time, in which nobody has forgotten it.
 */
function beforehand(from: Instant, dueAt: Instant, { calendar }: Policy): Instant | null {
  const length = dueAt - from
  const ahead = Math.min(DAY_MS, Math.floor(length / 2))
  for (let back = 0; back <= DAYS_BACK; back++) {
    const at = nextWorking(plus(dueAt, -ahead - back * DAY_MS), calendar)
    if (at < from + length / 8) return null
    if (at <= dueAt - ahead / 2) return at
  }
  return null
}
