import { type Instant, instant, shownAt } from '../domain/instant.ts'
import { isTime, type StatedFact } from './facts.ts'
import type { Subject } from './subject.ts'
import { stampAt } from './timeline/stamp.ts'

/** One of the six times as the head of a document states it. */
export interface StatedTime {
  readonly fact: StatedFact
  readonly at: Instant | null
  /** `blank`: a placeholder, which has a finding of its own. */
  readonly problem: 'missing' | 'blank' | 'impossible' | 'unreadable' | null
}

/** The six times, those in the front matter first; a time of day without a day is not among them. */
export function timesOf({ facts, review }: Subject): readonly StatedTime[] {
  return facts
    .filter(({ name }) => isTime(name))
    .map((fact) => ({ fact, ...read(fact, review.zone) }))
}

function read({ raw, from }: StatedFact, zone: string): Omit<StatedTime, 'fact'> {
  if (/^(?:|[-–—?]+|unknown|not known|n\/?a|null|none)$/i.test(raw))
    return { at: null, problem: 'missing' }
  if (/\b(?:TODO|TBD|TBC|XX|HH:MM|YYYY)/.test(raw)) return { at: null, problem: 'blank' }
  const stamp = stampAt(raw, null)
  const unread = { at: null, problem: from === 'front-matter' ? 'unreadable' : null } as const
  if (stamp === null) return unread
  const { date, clock } = stamp
  if (clock !== null && clock.seconds === null) return { at: null, problem: 'impossible' }
  if (date?.date === null && date.problem === 'impossible')
    return { at: null, problem: 'impossible' }
  if (date?.date == null || clock === null) return unread
  const wall = instant(`${date.date}T00:00:00Z`) + clock.seconds * 1000
  return { at: shownAt(wall, stamp.zone ?? zone)[0], problem: null }
}
