/** What people are reminded of. A new kind is a word here; the compiler names the file that is missing. */
export const REMINDERS = [
  'acknowledge',
  'update',
  'severity',
  'commander',
  'silent',
  'mitigated',
  'postmortem',
] as const
export type ReminderKind = (typeof REMINDERS)[number]
