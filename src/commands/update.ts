import type { Instant } from '../domain/instant.ts'
import { after } from '../domain/span.ts'
import { ended } from '../domain/status.ts'
import { command, decided, type Scene } from './command.ts'
import { updateWords } from './parts/next-update.ts'

export const update = command({
  name: 'update',
  aliases: [],
  summary: 'Post a status update and promise the next one',
  parts: { update: updateWords },
  who: 'triage',
  during: 'incident',
  examples: ['/update rolling back, errors fall', '/update waiting for the vendor, next 30m'],
  decide({ update: { text, next } }, scene) {
    return decided([{ type: 'update-posted', text, next: next ?? cadence(scene) }])
  },
})

/** When the severity asks for the next one; never once the incident is over. */
function cadence({ incident, policy, said }: Scene): Instant | null {
  const level = policy.severities.find(({ name }) => name === incident.severity)
  if (ended(incident.category) || !level?.update) return null
  return after(said.at, level.update, policy.calendar)
}
