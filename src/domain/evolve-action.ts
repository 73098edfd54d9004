import { type Action, type ActionEnd, NO_ACTION } from './action.ts'
import type { Fact, MergedPull, Said } from './fact.ts'
import { paused } from './pause.ts'
import type { ActionPolicy } from './policy.ts'

type Of<T extends Fact['type']> = Extract<Fact, { type: T }>

/** What tells of an incident and says nothing about an action item. */
type OfIncidents =
  | 'declared'
  | 'alerted'
  | 'alert-heard'
  | 'severity-set'
  | 'severity-proposed'
  | 'status-entered'
  | 'status-label-removed'
  | 'acknowledged'
  | 'role-assigned'
  | 'on-call-assigned'
  | 'time-set'
  | 'timeline-noted'
  | 'comment-pinned'
  | 'update-posted'
  | 'published'
  | 'impact-set'
  | 'detection-set'
  | 'cause-set'
  | 'cause-cleared'
  | 'cause-change-named'
  | 'fix-named'
  | 'link-added'
  | 'item-ticked'
  | 'escalated'
  | 'drill-set'
  | 'action-noted'
  | 'related'
  | 'postmortem-asked'
  | 'postmortem-skipped'
  | 'meeting-set'
  | 'postmortem-published'
  | 'postmortem-withdrawn'
  | 'items-settled'

type Steps = {
  readonly [T in Exclude<Fact['type'], OfIncidents>]: (action: Action, fact: Of<T>) => Action
}

const saidOf = ({ at, by, ref }: Said): Said => ({ at, by, ref })

/** What each kind of fact changes. A fact without a line here or above does not compile. */
const steps: Steps = {
  titled: (action, { title }) => ({ ...action, title }),
  released: (action) => ({ ...action, ours: false }),
  adopted: (action) => ({ ...action, ours: true }),
  'service-added': (action, { service }) => ({
    ...action,
    services: [...action.services.filter((one) => one !== service), service],
  }),
  'service-removed': (action, { service }) => ({
    ...action,
    services: action.services.filter((one) => one !== service),
  }),
  'due-set': (action, fact) => ({ ...action, due: fact.due, dueBy: saidOf(fact) }),
  'priority-set': (action, { priority }) => ({ ...action, priority }),
  'owner-set': (action, { login }) => ({ ...action, owners: [login] }),
  snoozed: (action, { at, until, reason = '' }) => ({
    ...action,
    snoozes: paused(action.snoozes, at, until === null ? null : { from: at, until, reason }),
  }),
  'done-said': (action, fact) => ({ ...action, end: afterDone(action, fact) }),
  'action-declined': (action, fact) => ({ ...action, end: afterDecline(action, fact) }),
  'action-closed': (action, fact) => ({ ...action, end: afterClose(action, fact) }),
  // A proof counts for the end that it brought about, and that end is over.
  'action-reopened': (action) => ({ ...action, end: null }),
  'proof-deployed': deploy,
}

const isProven = (
  end: ActionEnd | null,
): end is Extract<ActionEnd, { kind: 'verified' | 'merged' }> =>
  end?.kind === 'verified' || end?.kind === 'merged'

const samePull = (one: MergedPull, other: MergedPull): boolean =>
  one.number === other.number &&
  (one.repository ?? '').toLowerCase() === (other.repository ?? '').toLowerCase()

/** The later proof holds, so that a slip of the number can be put right; the same one again changes nothing. */
function proven({ end, deployed }: Action, pull: MergedPull, said: Said): ActionEnd {
  if (isProven(end) && samePull(end.pull, pull)) return end
  const kind = deployed.some((one) => samePull(one, pull)) ? 'verified' : 'merged'
  return { kind, pull, ...saidOf(said) }
}

/** Also where it had ended before: a proof that is named later still proves it. */
function afterDone(action: Action, fact: Of<'done-said'>): ActionEnd {
  const { end } = action
  if (fact.proof !== null) return proven(action, fact.proof, fact)
  if (isProven(end) || end?.kind === 'unverified') return end
  return { kind: 'unverified', ...saidOf(fact) }
}

/** Who closed it stays the one who did; the reason joins it. */
function afterDecline({ end }: Action, fact: Of<'action-declined'>): ActionEnd {
  const said = end?.kind === 'declined' ? saidOf(end) : saidOf(fact)
  return { kind: 'declined', reason: fact.reason, ...said }
}

/** What was proven stays proven, whatever button closes the issue afterwards. */
function afterClose(action: Action, fact: Of<'action-closed'>): ActionEnd {
  const { end } = action
  if (fact.pull !== null) return proven(action, fact.pull, fact)
  if (isProven(end)) return end
  const kind = CLOSED_AS[fact.reason]
  if (end?.kind === kind) return end
  // Completed is what GitHub's button says by itself, so a word said before outranks it.
  if (kind === 'unverified' && end?.ref.kind === 'comment') return end
  const said = saidOf(fact)
  return kind === 'declined' ? { kind, reason: null, ...said } : { kind, ...said }
}

const CLOSED_AS = {
  completed: 'unverified',
  not_planned: 'declined',
  duplicate: 'duplicate',
} as const satisfies Readonly<Record<Of<'action-closed'>['reason'], ActionEnd['kind']>>

function deploy(action: Action, { pull }: Of<'proof-deployed'>): Action {
  const { end, deployed } = action
  const known = deployed.some((one) => samePull(one, pull))
  return {
    ...action,
    deployed: known ? deployed : [...deployed, pull],
    end: isProven(end) && samePull(end.pull, pull) ? { ...end, kind: 'verified' } : end,
  }
}

/** One fact in, the next action item out. What tells of incidents alone leaves it as it is. */
export function evolveAction(action: Action, fact: Fact): Action {
  const step = (steps as Partial<Record<string, (action: Action, fact: Fact) => Action>>)[fact.type]
  return step === undefined ? action : step(action, fact)
}

/** The action item that a history tells of. Facts come in the order in which GitHub saw them. */
export const foldAction = (facts: readonly Fact[]): Action => ({
  ...facts.reduce(evolveAction, NO_ACTION),
  history: facts,
})

/**
 * How it ended by the team's rule: where a merge is evidence enough, what is merged is verified. So is what was merged
 * in another repository, of whose deployments nobody here knows.
 */
export function endOf(
  { end }: Action,
  { evidence }: Pick<ActionPolicy, 'evidence'>,
): ActionEnd | null {
  if (end?.kind !== 'merged') return end
  const enough = evidence === 'merged' || end.pull.repository !== null
  return enough ? { ...end, kind: 'verified' } : end
}
