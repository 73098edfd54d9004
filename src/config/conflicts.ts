import { commands } from '../commands/registry.generated.ts'
import { plain } from '../domain/plain.ts'
import { levelNamed } from '../domain/severity.ts'
import { CATEGORIES } from '../domain/status.ts'
import { nearest } from '../markdown/nearest.ts'
import { alertLevels } from './alert-conflicts.ts'
import { type Conflict, echo } from './finding.ts'
import { shared } from './people.ts'
import { policyOf } from './policy.ts'
import { deadlines, meetingOrder } from './postmortem-conflicts.ts'
import { metricNames } from './report-conflicts.ts'
import { respondedServices } from './responder-conflicts.ts'
import type { Config, ConfigKey } from './schema.ts'

type Check = (config: Config) => readonly Conflict[]

const fatal = (path: Conflict['path'], words: string): Conflict => ({
  path,
  part: 'value',
  words,
  nearest: null,
  holds: null,
})

/** Labels of ours that no team can give another meaning. */
const FIXED: ReadonlySet<string> = new Set(['drill', 'action-item', 'report'])
const PREFIXES = /^(?:status|service|cause|team|postmortem|priority|kind|due|report):/i

const reserved = (label: string): boolean => FIXED.has(label.toLowerCase()) || PREFIXES.test(label)

/** The places at which a word stands for the second time, each with whose it was first. */
function repeated(
  words: readonly { readonly path: Conflict['path']; readonly word: string; readonly of: string }[],
) {
  const first = new Map<string, string>()
  return words.flatMap(({ path, word, of }) => {
    const asked = plain(word)
    const owner = first.get(asked)
    if (owner === undefined) first.set(asked, of)
    return owner === undefined || asked === '' ? [] : [{ path, word, of, owner }]
  })
}

const severityNames: Check = ({ severities }) => {
  const names = severities.map(({ name }, at) => ({
    path: ['severities', at, 'name'],
    word: name,
    of: name,
  }))
  const taken = names.filter(({ word }) => reserved(word) || word.toLowerCase() === 'incident')
  return [
    ...repeated(names).map(({ path, word }) =>
      fatal(path, `two severities are called ${echo(word)}`),
    ),
    ...taken.map(({ path, word }) =>
      fatal(path, `a severity cannot be called ${echo(word)}: that is another label of Sitrep`),
    ),
  ]
}

const sharedWords = (list: 'severities' | 'causes', words: Parameters<typeof repeated>[0]) =>
  repeated(words)
    .filter(({ of, owner }) => of !== owner)
    .map(({ path, word, owner }) => ({
      ...fatal(path, `${echo(word)} already means another of the ${list}`),
      holds: `It means ${echo(owner)}.`,
    }))

const severityWords: Check = ({ severities }) =>
  sharedWords(
    'severities',
    severities.flatMap(({ name, title, aliases = [] }, at) => [
      { path: ['severities', at, 'name'], word: name, of: name },
      ...(title === undefined
        ? []
        : [{ path: ['severities', at, 'title'], word: title, of: name }]),
      ...aliases.map((word, nth) => ({
        path: ['severities', at, 'aliases', nth],
        word,
        of: name,
      })),
    ]),
  )

const severityRefs: Check = (config) => {
  const { severities } = policyOf(config)
  const names = severities.map(({ name }) => name)
  const there = names.map(echo).join(', ')
  const cells = Object.entries(config.matrix ?? {}).flatMap(([impact, row]) =>
    Object.entries(row).map(([spread, word]) => ({ path: ['matrix', impact, spread], word })),
  )
  const owed = (config.postmortem.required ?? []).map((word, at) => ({
    path: ['postmortem', 'required', at],
    word,
  }))
  const awake = (config.reminders.awake ?? []).map((word, at) => ({
    path: ['reminders', 'awake', at],
    word,
  }))
  return [...cells, ...owed, ...awake]
    .filter(({ word }) => levelNamed(word, severities) === null)
    .map(({ path, word }) => ({
      ...fatal(path, `${echo(word)} is no severity; there are ${there}`),
      nearest: nearest(word, names),
    }))
}

const label: Check = ({ label: word, severities }) => {
  const same = severities.some(({ name }) => name.toLowerCase() === word.toLowerCase())
  if (!same && !reserved(word)) return []
  return [fatal(['label'], `the label ${echo(word)} already has another meaning`)]
}

const statuses: Check = ({ statuses: list }) => {
  const names = list.map(({ name }, at) => ({
    path: ['statuses', at, 'name'],
    word: name,
    of: name,
  }))
  const foreign = list.flatMap(({ name, category }, at) => {
    const other = CATEGORIES.find((one) => one === plain(name))
    if (other === undefined || other === category) return []
    return [
      fatal(
        ['statuses', at, 'name'],
        `a status of the category ${category} cannot be called ${echo(name)}: that is a category`,
      ),
    ]
  })
  const twice = repeated(names).map(({ path, word }) =>
    fatal(path, `two statuses are called ${echo(word)}`),
  )
  return [...twice, ...foreign]
}

const causeNames: Check = ({ causes }) =>
  repeated(
    causes.map(({ name }, at) => ({ path: ['causes', at, 'name'], word: name, of: name })),
  ).map(({ path, word }) => fatal(path, `two causes are called ${echo(word)}`))

const causeWords: Check = ({ causes }) =>
  sharedWords(
    'causes',
    causes.flatMap(({ name, aliases = [] }, at) => [
      { path: ['causes', at, 'name'], word: name, of: name },
      ...aliases.map((word, nth) => ({ path: ['causes', at, 'aliases', nth], word, of: name })),
    ]),
  )

const serviceNames: Check = ({ services }) => {
  const first = new Map<string, string>()
  return Object.keys(services).flatMap((name) => {
    const owner = first.get(name.toLowerCase())
    if (owner === undefined) first.set(name.toLowerCase(), name)
    if (owner === undefined) return []
    const words = `${echo(name)} and ${echo(owner)} would share one label`
    return [{ ...fatal(['services', name], words), part: 'key', holds: 'The first one is found.' }]
  })
}

const personNames: Check = ({ people }) =>
  shared(people).map(({ naming: { name, key, at }, first }) => ({
    path: at === null ? ['people', key] : ['people', key, at],
    part: at === null ? 'key' : 'value',
    words: `${echo(name)} already means another person`,
    nearest: null,
    holds:
      first.at === null
        ? `It means ${echo(first.login)}.`
        : `Since ${echo(first.login)} is called so too, it means nobody.`,
  }))

const commandNames: Check = ({ commands: given }) => {
  const known = ['default', ...commands.flatMap(({ name, aliases }) => [name, ...aliases])]
  return Object.keys(given)
    .filter((word) => !known.includes(word.replace('/', '')))
    .map((word) => ({
      path: ['commands', word],
      part: 'key',
      words: `there is no command ${echo(word)}`,
      nearest: nearest(word.replace('/', ''), known),
      holds: 'The line has no effect.',
    }))
}

/** In this order: what is dropped by one is not seen by the next. Each looks at the keys beside it. */
export const CHECKS: readonly (readonly [keys: readonly ConfigKey[], check: Check])[] = [
  [['severities'], severityNames],
  [['severities'], severityWords],
  [['matrix', 'postmortem', 'reminders'], severityRefs],
  [['postmortem', 'reminders', 'severities'], deadlines],
  [['postmortem'], meetingOrder],
  [['label'], label],
  [['statuses'], statuses],
  [['causes'], causeNames],
  [['causes'], causeWords],
  [['services'], serviceNames],
  [['people'], personNames],
  [['commands'], commandNames],
  [['reports'], metricNames],
  [['responders'], respondedServices],
  [['alerts'], alertLevels],
]
