import type { SeverityLevel } from '../domain/severity.ts'
import { levelNamed } from '../domain/severity.ts'
import type { Span } from '../domain/span.ts'
import { spanOf } from './duration.ts'
import { ALL_OTHERS } from './within.ts'

/** What a file that says nothing gets, by rank; a longer scheme goes on with the last. */
export const SILENCES = ['4h', '8h', '2bd', '5bd'] as const

/**
 * The longest silence by the severity's own name; none where it is never too long. Of two words for one severity the
 * first holds, and `default` stands for all that are not named. Without a prototype, so that no severity can be called
 * after its parts.
 */
export function silencesOf(
  given: Readonly<Record<string, string>> | undefined,
  severities: readonly SeverityLevel[],
): Readonly<Record<string, Span>> {
  const words = Object.entries(given ?? {})
  const spans: Record<string, Span> = Object.create(null)
  for (const [rank, { name }] of severities.entries()) {
    const own = words.find(([word]) => levelNamed(word, severities)?.name === name)?.[1]
    const other = words.find(([word]) => word === ALL_OTHERS)?.[1]
    const span = spanOf(own ?? other ?? SILENCES[Math.min(rank, SILENCES.length - 1)] ?? '')
    if (span !== null) spans[name] = span
  }
  return spans
}
