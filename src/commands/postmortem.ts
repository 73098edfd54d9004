import { owesPostmortem } from '../domain/policy.ts'
import type { Outcome } from '../domain/problem.ts'
import { command, type Decision, decided, type Scene } from './command.ts'
import { problem, unwritten } from './owing.ts'
import { skip } from './parts/skip.ts'

export const postmortem = command({
  name: 'postmortem',
  aliases: ['post-mortem'],
  summary: 'Ask for a postmortem whatever the severity, or skip the one that is owed',
  parts: { skipped: skip },
  who: 'triage',
  during: 'incident',
  examples: ['/postmortem', '/postmortem skip the same cause as last week, see there'],
  decide({ skipped }, scene) {
    const never = unwritten(scene.incident)
    if (never !== null) return { ok: false, problem: never }
    return skipped === null ? asking(scene) : skipping(skipped.reason, scene)
  },
})

/**
 * Each asking is a fact, also where one is owed already: it is what brings back a pull request that somebody closed.
 * What is published has nothing left to ask for.
 */
function asking({ incident }: Scene): Outcome<Decision> {
  return decided(incident.postmortem.published === null ? [{ type: 'postmortem-asked' }] : [])
}

function skipping(reason: string, { incident, policy }: Scene): Outcome<Decision> {
  const { published, skipped, asked } = incident.postmortem
  if (published !== null)
    return {
      ok: false,
      problem: problem(
        'The postmortem is published, so there is nothing left to skip.',
        'Revert the pull request that brought it, if it should not be there.',
      ),
    }
  const stands = skipped !== null && asked === null
  if (stands && skipped.reason === reason) return decided([])
  if (stands || owesPostmortem(policy, incident))
    return decided([{ type: 'postmortem-skipped', reason }])
  return {
    ok: false,
    problem: problem(
      'No postmortem is owed: the severity demands none, and nobody has asked for one.',
      '`/postmortem` asks for one.',
    ),
  }
}
