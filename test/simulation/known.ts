/** Worlds among the first 500 that break, whose cause is known and not mended yet. */
export const KNOWN: Readonly<Record<number, string>> = {}
