import { TIMES } from '../../domain/fact.ts'
import { iso } from '../../domain/instant.ts'
import { ROLE_TITLES, ROLES } from '../../domain/role.ts'
import { unclosing } from '../../markdown/file-text.ts'
import { type YamlValue, yamlText } from '../../markdown/yaml-text.ts'
import { type Scene, said } from './scene.ts'
import { durationRows } from './times.ts'

/** The keys of the front matter as YAML, without the lines of dashes around them. */
export function frontMatter(at: Scene): string {
  const { incident, about } = at
  const times = TIMES.map((name) => {
    const mark = incident.times[name]
    return [name, mark === undefined ? null : iso(mark.at)] as const
  })
  const lengths = durationRows(at).map(({ name, words }) => [name, words] as const)
  const keys: readonly (readonly [string, YamlValue])[] = [
    ['incident', about.issue.number],
    ['title', unclosing(said(incident.title || about.issue.title, at))],
    ['severity', incident.severity],
    ['services', incident.services],
    ['cause', incident.cause],
    ['detection', incident.detection],
    ...times,
    ...(lengths.length > 0 ? [['durations', Object.fromEntries(lengths)] as const] : []),
    [
      'roles',
      ROLES.filter((role) => incident.roles[role] !== undefined).map((role) => ROLE_TITLES[role]),
    ],
    ['status', 'draft until merged'],
    ...(incident.drill ? [['drill', true] as const] : []),
  ]
  return yamlText(Object.fromEntries(keys))
}
