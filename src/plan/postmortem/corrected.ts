import type { FactBody } from '../../domain/fact.ts'
import { absolute, type Instant } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { cut } from '../../markdown/inert.ts'
import { corrections } from '../../postmortem/draft/corrections.ts'
import type { Stated } from '../../postmortem/draft/stated.ts'
import type { Walk } from '../walk.ts'
import { changedAt, isAsBefore, keyOf, saidIn, valueIn } from './own-word.ts'
import type { Edit } from './seen.ts'
import { touched } from './touched.ts'

export interface Corrected {
  readonly facts: readonly FactBody[]
  /** Plain text with words of people in it. */
  readonly notes: readonly string[]
}

/**
 * What people corrected in the front matter, as facts about the incident. Where the incident was told otherwise too, the
 * later word stands, and a note names both.
 */
export function corrected(
  walk: Walk,
  edits: readonly Edit[],
  at: Instant,
  policy: Policy,
): Corrected {
  // Nobody changes in a pull request what is merged already, whatever the clock of a commit's author showed.
  const theirs = touched(edits.map((edit) => ({ ...edit, at: Math.min(edit.at, at) as Instant })))
  if (theirs === null) return { facts: [], notes: [] }
  const { before, after, when } = theirs
  const against = { policy, incident: walk.incident, at }
  const { facts, problems } = corrections(before, after, against)
  const judged = facts.map((fact) => judge(fact, before, when, walk, policy))
  return {
    facts: judged.flatMap(({ holds }, index) => (holds ? (facts[index] ?? []) : [])),
    notes: [
      ...judged.flatMap(({ note }) => note ?? []),
      ...problems.map(
        ({ line, key, message }) =>
          `Line ${line} of the postmortem${key === '' ? '' : ` (${cut(key, 40)})`} was not taken over. ${message}`,
      ),
    ],
  }
}

interface Judged {
  readonly holds: boolean
  readonly note: string | null
}

function judge(
  fact: FactBody,
  before: Stated,
  when: NonNullable<ReturnType<typeof touched>>['when'],
  { incident, facts }: Walk,
  policy: Policy,
): Judged {
  const key = keyOf(fact)
  const edit = key && when.get(key)
  if (key === null || !edit || isAsBefore(fact, before, incident, policy)) {
    return { holds: true, note: null }
  }
  const own = changedAt(fact, facts)
  const holds = own <= edit.at
  const [theirs, ours] = [cut(saidIn(fact, policy), 60), cut(valueIn(fact, incident, policy), 60)]
  const stands = holds ? theirs : ours
  const note = `${key}: the postmortem says ${theirs} (${absolute(edit.at, policy.zone)}), the incident ${ours} (${absolute(own, policy.zone)}). The later word stands: ${stands}.`
  return { holds, note }
}
