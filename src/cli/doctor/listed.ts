const SHOWN = 8

/** A few names with commas, and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length - SHOWN
  return more <= 0 ? names.join(', ') : `${names.slice(0, SHOWN).join(', ')} and ${more} more`
}
