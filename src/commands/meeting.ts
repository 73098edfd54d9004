import { absolute } from '../domain/instant.ts'
import { owesPostmortem } from '../domain/policy.ts'
import { command, decided } from './command.ts'
import { problem, unwritten } from './owing.ts'
import { meetingTime } from './parts/meeting-time.ts'

const NOT_OWED = problem(
  'No postmortem is owed, so there is none to meet about.',
  '`/postmortem` asks for one.',
)

export const meeting = command({
  name: 'meeting',
  aliases: [],
  summary: 'Set when the postmortem is talked over',
  parts: { when: meetingTime },
  who: 'triage',
  during: 'incident',
  examples: ['/meeting tomorrow 10:00', '/meeting friday 14:00'],
  decide({ when }, { incident, policy }) {
    const never = unwritten(incident)
    if (never !== null) return { ok: false, problem: never }
    const { published, meetingAt } = incident.postmortem
    if (published === null && !owesPostmortem(policy, incident))
      return { ok: false, problem: NOT_OWED }
    const facts = meetingAt === when ? [] : [{ type: 'meeting-set', when } as const]
    return decided(facts, `The postmortem is talked over at **${absolute(when, policy.zone)}**.`)
  },
})
