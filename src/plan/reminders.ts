import type { Instant } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import { ended } from '../domain/status.ts'
import type { Reply } from './answers.ts'
import { callable, type Reach, uncalled } from './callable.ts'
import type { View } from './card/view.ts'
import { type Reminding, reminding } from './due/reminding.ts'
import type { Rule } from './due/rule.ts'
import { RULES } from './due/rules.ts'
import { PREFIX, saidKeys } from './due/said.ts'
import { speaks } from './journal.ts'
import type { Asked } from './setup.ts'
import type { Snapshot } from './snapshot.ts'

/** What is said of the clocks, and when to look again. */
export interface Reminders {
  readonly replies: readonly Reply[]
  /** The next moment at which a look would say something; null where none would. */
  readonly wakeAt: Instant | null
}

type Said = Reminding['say'][number]

const LAST = 'You are not reminded of this again.'
const PAUSE = '<sub>`/snooze 2h` holds reminders back for two hours.</sub>'
/** GitHub notifies fifty people of a comment; more than this would not feel meant. */
const MOST_CALLED = 20

/**
 * All that is due now in one comment. Nothing where nobody could be answered, nothing on what somebody has closed who may
 * not end it or what was late before we came, and nothing while GitHub does not say
 * who may run the commands that wait: one of them may be what the reminder asks for.
 */
export function reminders(view: View, seen: Snapshot, asked: Asked): Reminders {
  const { issue, repository } = seen
  const isOver = !issue.open && !ended(view.incident.category)
  if (isOver || view.bygone || issue.locked || repository.archived)
    return { replies: [], wakeAt: null }
  const { say, wakeAt } = reminding(
    view.incident,
    view.now,
    view.policy,
    saidKeys(seen.replies),
    heardAt(seen, view.policy),
  )
  const unsure = [...asked.values()].includes('unknown')
  return {
    replies: say.length === 0 || unsure ? [] : [reply(say, wakeAt, view, seen.shared)],
    wakeAt,
  }
}

/** When somebody last wrote a comment, whatever it said; null where nobody has. */
function heardAt({ comments }: Snapshot, policy: Policy): Instant | null {
  const spoken = comments.filter(({ author }) => speaks(author, policy))
  return spoken.reduce<Instant | null>(
    (last, { createdAt }) => (createdAt > (last ?? 0) ? createdAt : last),
    null,
  )
}

function reply(say: readonly Said[], wakeAt: Instant | null, view: View, shared: boolean): Reply {
  const drill = view.incident.drill ? ['🧪 **This is a drill.**'] : []
  const isLast = wakeAt === null
  const pause = ended(view.incident.category) ? [] : [PAUSE]
  const reach = { policy: view.policy, shared }
  const groups = say.map((one) => groupsOf(one, view))
  const named = groups.map((all) => names(all, reach))
  const sentences = say.map((one, at) => {
    const who = named[at] ?? ''
    // Nobody reads their own name three times over.
    return who === '' || who === named[at - 1]
      ? sentence(one, isLast, view)
      : `${who}: ${sentence(one, isLast, view)}`
  })
  const silent = uncalled(
    groups.flatMap((all) => tried(all, reach)),
    reach,
  )
  const foot = [...silent, ...(isLast ? [`<sub>${LAST}</sub>`] : pause)]
  return {
    key: PREFIX + say.map(({ key }) => key).join('+'),
    body: [...drill, ...sentences, ...foot].join('\n\n'),
  }
}

type Groups = ReturnType<Rule['to']>

/** Whom to call, best first. */
const groupsOf = ({ kind, ...call }: Said, { incident, policy, now }: View): Groups =>
  RULES[kind].to(incident, policy, { ...call, now })

/** The first of the groups in which GitHub can notify somebody, with their signs; empty where it can nobody. */
function names(groups: Groups, reach: Reach): string {
  const first = groups.map((group) => callable(group, reach)).find((group) => group.length > 0)
  return (first ?? []).slice(0, MOST_CALLED).join(' ')
}

/** All whom it was tried to call: those of that group and of the ones before it. */
function tried(groups: Groups, reach: Reach): readonly string[] {
  const place = groups.findIndex((group) => callable(group, reach).length > 0)
  return (place === -1 ? groups : groups.slice(0, place + 1)).flat()
}

/** The end of one of several clocks is told with it, the end of all of them once below. */
function sentence({ kind, last, ...due }: Said, isAll: boolean, view: View): string {
  const { incident, policy, now } = view
  const end = last && !isAll ? ` ${LAST}` : ''
  return `${RULES[kind].words(incident, { ...due, now }, policy, view)}${end}`
}
