import type { Incident } from '../../domain/incident.ts'
import { absolute, type Instant } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { after, multiple, type Span } from '../../domain/span.ts'
import { inert } from '../../markdown/inert.ts'
import { opening } from './opening.ts'
import { called, line } from './people.ts'
import { type Call, type Clock, presumed, type Rule, spell } from './rule.ts'
import { apart, sayable } from './sayable.ts'

/** Nobody has answered within the time that the severity allows: the next in line is called, each time. */
export const acknowledge: Rule = {
  clock(incident, policy) {
    const start = opening(incident)
    const level = presumed(incident, policy)
    if (start === null || incident.times.acknowledged || level === undefined) return null
    return { id: spell(incident), stages: stages(start.at, level.acknowledge, policy) }
  },
  words(incident, { deadline, stage, missed }, policy) {
    const level = policy.severities.find(({ name }) => name === incident.severity)
    const what = level === undefined ? 'That' : `For ${inert(level.title, 80)} that`
    const again = stage > missed ? ' Whoever was called before has not answered.' : ''
    return `**Nobody has acknowledged this incident.** ${what} was due by ${absolute(deadline, policy.zone)}.${again} Whoever takes it types \`/ack\`.`
  },
  to: (incident, policy, call) => [
    next(incident, policy, call),
    line(incident, policy, call.now).flat(),
    ...called(incident, policy, call),
  ],
}

/** A length apart, and then twice as long: by the fourth time a team would have stopped reading. */
function stages(
  from: Instant,
  first: Span,
  { calendar, reminders: { escalate } }: Policy,
): Clock['stages'] {
  const step = escalate ?? first
  const due = after(from, first, calendar)
  return [due, after(due, step, calendar), after(due, multiple(step, 3), calendar)]
}

/**
 * Who is next in line, with those whose turn passed while nobody looked. Where nobody is left all of them are called once
 * more.
 */
function next(incident: Incident, policy: Policy, call: Call): readonly string[] {
  const { missed, now } = call
  const steps = line(incident, policy, now)
  const turns = uncalled(steps, before(incident, policy, call)).slice(0, missed + 1)
  return (turns.length === 0 ? steps : turns).flat()
}

/** Whom the stages that were said have called: the line may have been another then, since somebody has taken over. */
function before(incident: Incident, policy: Policy, { stage, missed }: Call): ReadonlySet<string> {
  const known = new Set<string>()
  const stages = acknowledge.clock(incident, policy, null)?.stages ?? []
  const moments = apart(stages, (at) => sayable(at, incident, policy, false))
  for (const at of moments.slice(0, stage - missed)) {
    const [first = []] = uncalled(line(incident, policy, at), known)
    for (const name of first) known.add(name.toLowerCase())
  }
  return known
}

const uncalled = (
  steps: readonly (readonly string[])[],
  known: ReadonlySet<string>,
): readonly (readonly string[])[] =>
  steps
    .map((step) => step.filter((name) => !known.has(name.toLowerCase())))
    .filter((step) => step.length > 0)
