import type { Fact } from '../../domain/fact.ts'
import type { Incident } from '../../domain/incident.ts'
import { absolute, type Instant } from '../../domain/instant.ts'
import { opening } from './opening.ts'
import { responding } from './people.ts'
import { presumed, type Rule, spell, spread } from './rule.ts'

/**
 * Nobody has said anything for long: no command, no label, no comment. Once the impact is over others wait for other
 * things; until an update that was promised is due, everybody knows when to expect one; and a drill may just be left.
 */
export const silent: Rule = {
  clock(incident, policy, heard) {
    const start = opening(incident)?.at ?? null
    const within = policy.reminders.silent[presumed(incident, policy)?.name ?? '']
    if (start === null || within === undefined || incident.drill) return null
    if (incident.category === 'mitigated') return null
    const since = Math.max(start, heard ?? 0, lastWord(incident)) as Instant
    const promised = incident.updates.findLast(({ at }) => at >= start)?.next ?? 0
    const from = Math.max(since, promised) as Instant
    return {
      id: `${spell(incident)}-${since}`,
      stages: spread(from, within, [1, 3], policy),
      since,
    }
  },
  words: (_, { since }, { zone }) =>
    `**Nobody has said anything here since ${absolute(since, zone)}.** Is somebody on it? Type \`/update what is known and being done\`, \`/mitigated\` once nobody is hurt any more, \`/resolve\` if it is over, or \`/snooze 1d\` if it has to wait.`,
  to: responding,
}

/** What machines tell is nobody's word. */
const isWord = ({ type, by }: Fact): boolean =>
  !by.endsWith('[bot]') && type !== 'alerted' && type !== 'alert-heard'

/** When a fact was last set by somebody, in this spell or before. */
const lastWord = ({ history }: Incident): number =>
  history.reduce((last, fact) => (isWord(fact) ? Math.max(last, fact.at) : last), 0)
