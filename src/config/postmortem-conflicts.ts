import { levelNamed, type SeverityLevel } from '../domain/severity.ts'
import { nearest } from '../markdown/nearest.ts'
import { spanOf } from './duration.ts'
import { type Conflict, echo } from './finding.ts'
import { policyOf } from './policy.ts'
import { isLonger } from './postmortem.ts'
import type { Config } from './schema.ts'
import { ALL_OTHERS, wordsIn } from './within.ts'

/** Lengths for severities that do not exist, or twice for one. */
export function deadlines(config: Config): readonly Conflict[] {
  const { severities } = policyOf(config)
  return [
    ...misnamed(wordsIn(config.postmortem.within), ['postmortem', 'within'], severities),
    ...misnamed(wordsIn(config.reminders.silent), ['reminders', 'silent'], severities),
  ]
}

/** Keys of a map that name no severity, or one that another names. */
function misnamed(
  given: readonly string[],
  path: readonly string[],
  severities: readonly SeverityLevel[],
): readonly Conflict[] {
  const names = severities.map(({ name }) => name)
  const taken = new Map<string, string>()
  return given.flatMap((word): readonly Conflict[] => {
    if (word === ALL_OTHERS) return []
    const at = { path: [...path, word], part: 'key' } as const
    const level = levelNamed(word, severities)?.name
    if (level === undefined) {
      const words = `${echo(word)} is no severity; there are ${names.map(echo).join(', ')}`
      const near = nearest(word, [...names, ALL_OTHERS])
      return [{ ...at, words, nearest: near, holds: 'The line has no effect.' }]
    }
    const first = taken.get(level)
    if (first === undefined) taken.set(level, word)
    if (first === undefined) return []
    const words = `${echo(word)} and ${echo(first)} mean the same severity`
    return [{ ...at, words, nearest: null, holds: 'The first one holds.' }]
  })
}

/** A meeting that would have to end before it begins. */
export function meetingOrder({ postmortem: { meeting } }: Config): readonly Conflict[] {
  const from = meeting?.from === undefined ? null : spanOf(meeting.from)
  const to = meeting?.to === undefined ? null : spanOf(meeting.to)
  if (from === null || to === null || !isLonger(from, to)) return []
  return [
    {
      path: ['postmortem', 'meeting', 'to'],
      part: 'value',
      words: `to (${echo(meeting?.to ?? '')}) comes before from (${echo(meeting?.from ?? '')})`,
      nearest: null,
      holds: 'The meeting is proposed for from.',
    },
  ]
}
