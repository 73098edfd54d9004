export const PREFIX = 'due:'

/** The keys of the reminders in the markers of our replies. */
export function saidKeys(replies: readonly string[]): ReadonlySet<string> {
  const ours = replies.filter((key) => key.startsWith(PREFIX))
  return new Set(ours.flatMap((key) => key.slice(PREFIX.length).split('+')))
}
