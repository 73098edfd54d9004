import { Document, isScalar, visit } from 'yaml'
import { type Shape, schema } from '../config/shape.ts'
import type { Generated } from './generated.ts'

const WIDTH = 100

const HEAD = [
  'How this team runs its incidents: .github/sitrep.yml, read from the default branch only.',
  'Every key has a default, so that this file may be empty or absent. What stands here is the default of each:',
  'take away the # in front of a key to change it. A key of this file replaces the same key of the file at the',
  "same path in the organisation's .github repository, lists and maps as a whole. Mistakes are told with line and",
  'column, by `sitrep config check .github/sitrep.yml` and on the card, and put only their own key out of service.',
].join(' ')

const EDITORS =
  'Editors complete and check this file once sitrep.schema.json lies beside it: the first line says so.'

/** The config file with every key, its words and its default, all of it commented out. */
export function writeConfigTemplate(): Generated {
  const keys = Object.entries(schema().properties ?? {}).map(([key, shape]) => entry(key, shape))
  const head = [
    '# yaml-language-server: $schema=sitrep.schema.json',
    '',
    ...prose(HEAD),
    ...prose(EDITORS),
  ].join('\n')
  return { path: 'templates/sitrep.yml', text: `${[head, ...keys].join('\n\n')}\n` }
}

function entry(key: string, shape: Shape): string {
  const examples = (shape.examples ?? []).flatMap((example) => [
    '## Example:',
    ...yaml(key, example).map((line) => `##   ${line}`),
  ])
  return [
    ...prose(`${shape.description ?? ''}${choices(shape)}`),
    ...inner(shape),
    ...examples,
    ...yaml(key, defaultOf(shape)).map((line) => `#${line}`),
  ].join('\n')
}

const choices = ({ enum: values }: Shape): string =>
  values === undefined ? '' : ` One of ${values.join(', ')}.`

/** The default, put together from the keys inside where they have their own. */
function defaultOf(shape: Shape): unknown {
  const inside = Object.entries(shape.properties ?? {})
  if (inside.length === 0) return shape.default
  return Object.fromEntries(inside.map(([key, child]) => [key, defaultOf(child)]))
}

/** The words of the keys that an entry may have. */
function inner(shape: Shape): readonly string[] {
  const more = shape.additionalProperties
  const item = shape.items ?? (typeof more === 'object' ? (more.anyOf?.[0] ?? more) : shape)
  const own = item === shape ? {} : shape.properties
  return Object.entries({ ...own, ...item.properties }).flatMap(([key, child]) =>
    prose(`${key}: ${child.description ?? ''}${choices(child)}`, '  '),
  )
}

/** Short where nothing is lost by it: lists of words, and the rows of the matrix. */
function yaml(key: string, value: unknown): readonly string[] {
  const document = new Document({ [key]: value })
  visit(document, {
    Seq(_, list) {
      list.flow = list.items.every(isScalar)
    },
    Map(_, map, ancestors) {
      const row = map.items.every((pair) => isScalar(pair.value))
      map.flow = map.items.length === 0 || (key === 'matrix' && row && ancestors.length > 1)
    },
  })
  return document.toString({ lineWidth: 0 }).trimEnd().split('\n')
}

/** Words of the file, wrapped, so that they can be told from keys: two signs and a space. */
function prose(text: string, indent = ''): readonly string[] {
  const lines = [`##${indent}`]
  for (const word of text.split(' ')) {
    const line = `${lines.at(-1)} ${word}`
    if (line.length <= WIDTH) lines[lines.length - 1] = line
    else lines.push(`##${indent && `${indent}  `} ${word}`)
  }
  return lines
}
