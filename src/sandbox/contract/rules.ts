import { isJson, type Json } from './json.ts'

/** How much a published schema says: `closed` refuses properties that it does not list. */
export type Strictness = 'open' | 'closed'

/** Where the components of a slice are registered, since each is compiled once and shared. */
export const COMPONENTS = 'github:/'

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
    Object.entries(rest).map(([word, value]) => [
      // Published alternatives overlap: one answer of GitHub's fits two of them.
      word === 'oneOf' ? 'anyOf' : word,
      translated(word, value, strictness),
    ]),
  )
  const whole = strictness === 'closed' ? closed(schema) : schema
  return nullable === true ? { anyOf: [{ type: 'null' }, whole] } : whole
}

function translated(word: string, value: unknown, strictness: Strictness): unknown {
  if (word === '$ref') return String(value).replace('#/components/', COMPONENTS)
  if (NESTED.has(word)) return jsonSchema(value, strictness)
  if (LISTS.has(word) && Array.isArray(value)) {
    return value.map((schema) => jsonSchema(schema, strictness))
  }
  if (word !== 'properties' || !isJson(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, schema]) => [name, jsonSchema(schema, strictness)]),
  )
}

/** An object that lists its properties has no others, where the description says nothing of them. */
function closed(schema: Json): Json {
  const silent = schema['additionalProperties'] === undefined
  const listed = schema['properties'] !== undefined && schema['allOf'] === undefined
  return silent && listed ? { ...schema, additionalProperties: false } : schema
}
