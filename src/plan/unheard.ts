import type { Instant } from '../domain/instant.ts'
import type { Entry } from './entry.ts'
import type { Replayed } from './replay.ts'

/** With a note for each name that a message of ours was to call and GitHub did not: the card tells it once. */
export function withUnheard(replayed: Replayed, names: readonly string[], now: Instant): Replayed {
  const known = new Set(replayed.entries.map(({ key }) => key))
  const fresh = names.map((name) => entryOf(name, now)).filter(({ key }) => !known.has(key))
  return fresh.length === 0 ? replayed : { ...replayed, entries: [...replayed.entries, ...fresh] }
}

function entryOf(name: string, at: Instant): Entry {
  const isTeam = name.includes('/')
  const next = isTeam
    ? 'List its people under `teams` in the config, so that they are called by name.'
    : 'The name may be misspelt in the config, or belong to nobody who can see this repository.'
  const note = `${isTeam ? `The team ${name}` : name} was to be called here, and GitHub made no mention of it: nobody was told. ${next}`
  return { key: `u${name.toLowerCase()}`, at, by: 'ghost', outcome: 'noted', notes: [note] }
}
