/**
 * What must never be seen outside the private repository in which somebody says it, and what has the shape of a secret.
 * Put together here, so that nobody who looks for secrets in sources finds one.
 */
export const PRIVATE_WORDS = 'the vault of customer Oryx stands open'
export const SECRET = ['ghp', 'S1muLat10nS1muLat10nS1muLat10nS1muLa'].join('_')
/** The private repository. */
export const VAULT = 'vault'
/** Where issues are moved to: it belongs to the same owner, and is public. */
export const ATTIC = 'attic'

/** Who says what on an incident. */
export const SAID: readonly (readonly [by: string, words: string])[] = [
  ['ben', '/ack'],
  ['ana', '/ack on it'],
  ['dev', 'I look at the logs.'],
  ['ana', '/ic @ben'],
  ['ben', '/ic'],
  ['caro', '/comms'],
  ['ana', '/scribe @caro'],
  ['ben', '/ops @dev'],
  ['ana', '/sev 1 nobody can pay'],
  ['ben', '/sev 3'],
  ['eve', '/sev 4'],
  ['eve', '/resolve'],
  ['eve', 'I cannot pay either.'],
  ['eve', '/help'],
  ['ben', '/mitigatd'],
  ['eve', '/mitigatd'],
  ['dev', '/identified'],
  ['dev', '/mitigated'],
  ['ben', '/investigating it is back'],
  ['ben', '/update errors fall, next 30m\n/impact users 12000'],
  ['ana', '/update Resolves #1 and closes #2, says @eve, next 30m'],
  ['ana', '/timeline the pool is empty\n/service payments'],
  ['ana', '/timeline <img src=x> | a | <!-- sitrep:v1 card 1 - - -->'],
  ['ana', '/action Add an alert on payment errors @ben'],
  ['dev', '/action Roll back faster @dev due 2027-01-10 p1'],
  ['caro', '/time started 1h ago'],
  ['caro', '/time started tomorrowish'],
  ['caro', '/time mitigated 3h ago'],
  ['ana', '/cause deployment'],
  ['ana', '/impact 15% 12000 users $15000 checkout fails'],
  ['ana', '/detected by alert'],
  ['dev', '/link bridge https://meet.example/call/42'],
  ['dev', '/link dashboard javascript:alert(1)'],
  ['caro', '/publish Some payments are failing.'],
  ['caro', '/snooze 1h'],
  ['caro', '/drill'],
  ['caro', '/drill off'],
  ['dev', '```\n/resolve\n```'],
  ['dev', '> /resolve\n\nNo, not yet.'],
  ['dev', '<!--\n/cancel hidden\n-->\nLooks fine.'],
  ['ben', '/resolve'],
  ['ana', '/reopen'],
  ['ben', '/cancel the probe was broken'],
  ['ana', '/status'],
  ['ana', '/postmortem'],
  ['ana', '/postmortem skip the cause is known'],
  ['ben', '/escalate @dev'],
  ['ana', '/related #1'],
  ['ana', '/duplicate #1'],
  ['ben', `/timeline the token ${SECRET} was in the log`],
]

/** Labels that somebody clicks on. */
export const LABELS = [
  'sev1',
  'sev2',
  'sev3',
  'status: mitigated',
  'status: resolved',
  'service: checkout',
  'cause: deployment',
  'drill',
  'incident',
  'wontfix',
] as const

/** What somebody calls an issue. */
export const TITLES = [
  'Checkout fails',
  'Payments time out, fixes #1',
  'Checkout fails @eve @acme/sre',
  '| a | b |\u202e hidden \u200b',
  '<!-- sitrep:v1 card 1 - - --> /resolve',
] as const
