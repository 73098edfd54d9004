import { levelNamed, type SeverityLevel } from '../domain/severity.ts'

/** The severities that are named, by name or alias; the two worst where none are. */
export const levels = (
  named: readonly string[] | undefined,
  severities: readonly SeverityLevel[],
): readonly string[] =>
  named === undefined
    ? severities.slice(0, 2).map(({ name }) => name)
    : named.flatMap((word) => levelNamed(word, severities)?.name ?? [])
