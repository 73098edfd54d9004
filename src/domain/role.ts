/** The roles of an incident, in the order in which the card lists them. */
export const ROLES = ['commander', 'communications', 'operations', 'scribe'] as const
export type Role = (typeof ROLES)[number]

/** What people read. */
export const ROLE_TITLES: Readonly<Record<Role, string>> = {
  commander: 'Incident commander',
  communications: 'Communications lead',
  operations: 'Operations lead',
  scribe: 'Scribe',
}

/** What people type. */
export const ROLE_WORDS: Readonly<Record<Role, readonly string[]>> = {
  commander: ['ic', 'commander', 'incident-commander', 'lead'],
  communications: ['comms', 'communications', 'communications-lead'],
  operations: ['ops', 'operations', 'operations-lead'],
  scribe: ['scribe'],
}

/** The role that a word names; null when none does. */
export function roleNamed(word: string): Role | null {
  const asked = word.toLowerCase()
  return ROLES.find((role) => ROLE_WORDS[role].includes(asked)) ?? null
}
