import { isJson, type Json } from './json.ts'

/** Keywords that hold one schema. */
const ONE: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'not'])
/** Keywords that hold a list of schemas. */
const LIST: ReadonlySet<string> = new Set(['oneOf', 'anyOf', 'allOf'])
/** Keywords that hold schemas by name. */
const NAMED: ReadonlySet<string> = new Set(['properties', 'patternProperties'])
/** Keywords that say what a value must be, and are kept as they stand. */
const RULE: ReadonlySet<string> = new Set([
  '$ref',
  'const',
  'enum',
  'format',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'nullable',
  'pattern',
  'required',
  'type',
  'uniqueItems',
])
/** Keywords that bind nobody. */
const WORDS: ReadonlySet<string> = new Set([
  'default',
  'deprecated',
  'description',
  'discriminator',
  'example',
  'examples',
  'externalDocs',
  'readOnly',
  'title',
  'writeOnly',
])

/** A published schema without its prose. Throws on a keyword that nobody has judged yet. */
export function prunedSchema(schema: unknown): unknown {
  if (!isJson(schema)) return schema
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
      if (RULE.has(keyword)) return [[keyword, value]]
      if (ONE.has(keyword)) return [[keyword, prunedSchema(value)]]
      if (LIST.has(keyword)) return [[keyword, (value as readonly unknown[]).map(prunedSchema)]]
      if (NAMED.has(keyword)) return [[keyword, prunedAll(value)]]
      if (WORDS.has(keyword) || keyword.startsWith('x-')) return []
      throw new Error(`the schema keyword ${keyword} is new: say in prune.ts what it binds`)
    }),
  )
}

function prunedAll(schemas: unknown): Json {
  if (!isJson(schemas)) return {}
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, prunedSchema(schema)]),
  )
}

/** `{ "application/json": { schema } }` without examples. */
function prunedContent(content: unknown): Json {
  if (!isJson(content)) return {}
  return Object.fromEntries(
    Object.entries(content).map(([type, media]) => {
      const schema = isJson(media) ? media['schema'] : undefined
      return [type, schema === undefined ? {} : { schema: prunedSchema(schema) }]
    }),
  )
}

/** A parameter, a request body or a response: a reference, or its own rules. */
export function prunedPart(part: unknown): Json {
  if (!isJson(part)) return {}
  const kept = ['$ref', 'name', 'in', 'required'].flatMap((key) =>
    part[key] === undefined ? [] : [[key, part[key]] as const],
  )
  return {
    ...Object.fromEntries(kept),
    ...(part['schema'] === undefined ? {} : { schema: prunedSchema(part['schema']) }),
    ...(part['content'] === undefined ? {} : { content: prunedContent(part['content']) }),
  }
}

export function prunedOperation(operation: Json): Json {
  const { parameters, requestBody, responses } = operation
  const answers = isJson(responses) ? Object.entries(responses) : []
  return {
    ...(Array.isArray(parameters) ? { parameters: parameters.map(prunedPart) } : {}),
    ...(requestBody === undefined ? {} : { requestBody: prunedPart(requestBody) }),
    responses: Object.fromEntries(answers.map(([status, answer]) => [status, prunedPart(answer)])),
  }
}
