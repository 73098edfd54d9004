import { utcDay } from '../domain/instant.ts'
import { reaches } from '../domain/permission.ts'
import { isListedBot, type Policy, permissionFor } from '../domain/policy.ts'
import type { Open, Reply } from './answers.ts'
import type { Replayed } from './replay.ts'
import { sentence } from './reply.ts'
import type { Asked, Setup } from './setup.ts'
import type { Snapshot } from './snapshot.ts'

/** A near miss of a command: told to somebody allowed, on an incident or action item, once a person and day. */
export function nearMisses(
  texts: readonly Open[],
  seen: Snapshot,
  { incident, action }: Replayed,
  { policy }: Setup,
  asked: Asked,
): readonly Reply[] {
  if (!incident.ours && action === null) return []
  const keys = new Set(seen.replies)
  const misses = texts.flatMap(({ entries }) =>
    entries.filter(({ outcome }) => outcome === 'noted'),
  )
  return misses.flatMap(({ by, at, problem }) => {
    const person = asked.get(by.toLowerCase())
    const held = person && person !== 'unknown' ? person.permission : 'none'
    const allowed = reaches(held, permissionFor(policy, 'default')) || isBot(by, policy)
    const key = `near:${by.toLowerCase()}:${utcDay(at)}`
    if (!allowed || problem === undefined || keys.has(key)) return []
    keys.add(key)
    return [{ key, body: sentence(problem) }]
  })
}

const isBot = (login: string, policy: Policy): boolean =>
  login.endsWith('[bot]') && isListedBot(policy, login)
