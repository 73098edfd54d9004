import { levelNamed, type SeverityLevel } from '../../domain/severity.ts'
import { vocabulary } from './choice.ts'

/** A severity of the team, by name, title or alias. */
export const level = vocabulary<SeverityLevel>({
  label: 'level',
  code: 'unknown-severity',
  noun: 'severity',
  guess: false,
  names: ({ policy }) => policy.severities.map(({ name }) => name),
  aliases: ({ policy }) => policy.severities.flatMap(({ aliases }) => aliases),
  find: (word, { policy }) => levelNamed(word, policy.severities),
})
