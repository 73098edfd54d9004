import { isJson, type Json } from './json.ts'

/** How much a published schema says: `closed` refuses properties that it does not list. */
export type Strictness = 'open' | 'closed'

/** Where the components of a slice are registered, since each is compiled once and shared. */
export const componentId = (strictness: Strictness, name: string): string =>
  `github:/${strictness}/schemas/${name}`

/** Formats that no standard has, or that GitHub reads more widely: a bot's address has brackets. */
const PATTERNS: ReadonlyMap<string, string> = new Map([
  ['email', '^[^\\s@]+@[^\\s@]+$'],
  ['repo.nwo', '^[\\w.-]+/[\\w.-]+$'],
])

const LISTS: ReadonlySet<string> = new Set(['oneOf', 'anyOf', 'allOf'])
const NESTED: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'not'])

/**
 * A published schema in the words of JSON Schema. OpenAPI 3.0's `nullable` stands beside types,
 * enums and references alike there, and always means "or null".
 */
export function jsonSchema(published: unknown, strictness: Strictness): unknown {
  if (!isJson(published)) return published
  const { nullable, ...rest } = published
  const schema = Object.fromEntries(
    Object.entries(rest).map(([word, value]) => {
      const pattern = word === 'format' ? PATTERNS.get(String(value)) : undefined
      if (pattern !== undefined) return ['pattern', pattern]
      // Published alternatives overlap: one answer of GitHub's fits two of them.
      return [word === 'oneOf' ? 'anyOf' : word, translated(word, value, strictness)]
    }),
  )
  const whole = strictness === 'closed' ? closed(schema) : schema
  return nullable === true ? { anyOf: [{ type: 'null' }, whole] } : whole
}

function translated(word: string, value: unknown, strictness: Strictness): unknown {
  if (word === '$ref') return componentId(strictness, String(value).split('/').at(-1) ?? '')
  if (NESTED.has(word)) return jsonSchema(value, strictness)
  if (LISTS.has(word) && Array.isArray(value)) {
    // Each part of a whole lists only its own properties: the whole is closed, and no part.
    return value.map((schema) => jsonSchema(schema, word === 'allOf' ? 'open' : strictness))
  }
  if (word !== 'properties' || !isJson(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, schema]) => [name, jsonSchema(schema, strictness)]),
  )
}

/** An object that lists its properties has no others, where the description says nothing of them. */
function closed(schema: Json): Json {
  if (schema['additionalProperties'] !== undefined) return schema
  if (schema['allOf'] !== undefined) return { ...schema, unevaluatedProperties: false }
  return schema['properties'] === undefined ? schema : { ...schema, additionalProperties: false }
}
