import { levelNamed } from '../domain/severity.ts'
import { nearest } from '../markdown/nearest.ts'
import { alertSeverities } from './alerts.ts'
import { type Conflict, echo } from './finding.ts'
import { policyOf } from './policy.ts'
import type { Config } from './schema.ts'

/** Severities of alerts that there are not. Such an alert still opens its incident, and people say how bad it is. */
export function alertLevels(config: Config): readonly Conflict[] {
  const { severities } = policyOf(config)
  const names = severities.map(({ name }) => name)
  const there = names.map(echo).join(', ')
  return alertSeverities(config.alerts)
    .filter(({ word }) => levelNamed(word, severities) === null)
    .map(({ path, word }) => ({
      path,
      part: 'value',
      words: `${echo(word)} is no severity; there are ${there}`,
      nearest: nearest(word, names),
      holds: 'It has no effect.',
    }))
}
