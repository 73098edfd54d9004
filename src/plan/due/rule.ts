import type { Incident } from '../../domain/incident.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import type { SeverityLevel } from '../../domain/severity.ts'
import { after, multiple, type Span } from '../../domain/span.ts'
import type { View } from '../card/view.ts'

/** A clock that runs on an incident. */
export interface Clock {
  /** Which running of it this is: the spell, or the fact that started it. No blanks. */
  readonly id: string
  /** When something is to be said, in order. At most three. */
  readonly stages: readonly [Instant, ...(readonly Instant[])]
  /** What people have to keep to; the first of the stages, if left out. */
  readonly deadline?: Instant
  /** Since when it has been so; the deadline, if left out. */
  readonly since?: Instant
}

/** A word that is said now. */
export interface Call {
  /** From 0. */
  readonly stage: number
  /** How many stages right before it nobody has said, since nobody looked. */
  readonly missed: number
  readonly now: Instant
}

/** One thing that people are reminded of. Pure: everything follows from facts and config. */
export interface Rule {
  /** It runs after the end, on a closed issue too, where all others have nothing left to remind of. */
  readonly afterwards?: true
  /** Nobody is woken for it, however bad the incident is. */
  readonly calm?: true
  /**
   * Null where there is nothing to remind of. `heard`: when somebody last wrote a comment, also one without a command;
   * null where nobody has.
   */
  readonly clock: (incident: Incident, policy: Policy, heard: Instant | null) => Clock | null
  /** What is missing, since when, and what to type. Markdown on one line. */
  readonly words: (incident: Incident, due: Saying, policy: Policy, view: View) => string
  /** Whom to call, best first: the first list in which GitHub can notify somebody is taken. */
  readonly to: (incident: Incident, policy: Policy, call: Call) => readonly (readonly string[])[]
}

/** What the words of a reminder are made from. */
export interface Saying extends Call {
  /** What people had to keep to. */
  readonly deadline: Instant
  readonly since: Instant
}

/** Spells are counted from 1. */
export const spell = ({ earlier }: Incident): string => String(earlier.length + 1)

/** Where nobody has said how bad it is, it is taken for the second worst. */
export const presumed = (
  { severity }: Incident,
  { severities }: Policy,
): SeverityLevel | undefined =>
  severities.find(({ name }) => name === severity) ?? severities[Math.min(1, severities.length - 1)]

/** The moments that lie so many spans behind `from`. */
export function spread(
  from: Instant,
  span: Span,
  [first, ...more]: readonly [number, ...(readonly number[])],
  { calendar }: Policy,
): Clock['stages'] {
  const at = (factor: number) => after(from, multiple(span, factor), calendar)
  return [at(first), ...more.map(at)]
}
