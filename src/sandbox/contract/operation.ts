import { below, isJson, type Json } from './json.ts'
import { type Slice, slice } from './slice.ts'

export interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema: unknown
}

/** One operation as GitHub describes it, with its references to parameters and answers followed. */
export interface Operation {
  readonly name: string
  readonly parameters: readonly Parameter[]
  readonly body: { readonly required: boolean; readonly schema: unknown } | null
  /** By status: media type to schema, null where nothing is said of the content. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** `GET /repos/{owner}/{repo}`; null where GitHub does not describe it, or the slice lacks it. */
export function operation(name: string): Operation | null {
  const rest = slice('rest')
  const found = rest.sections['operations']?.[name]
  return found === undefined ? null : resolved(rest, name, found)
}

function resolved(rest: Slice, name: string, found: Json): Operation {
  const parameters = Array.isArray(found['parameters']) ? found['parameters'] : []
  return {
    name,
    parameters: parameters.map((part) => parameterOf(followed(rest, part))),
    body: bodyOf(found['requestBody']),
    answers: Object.fromEntries(
      Object.entries(below(found, 'responses')).map(([status, part]) => [
        status,
        schemasOf(followed(rest, part)),
      ]),
    ),
  }
}

function followed(rest: Slice, part: unknown): Json {
  if (!isJson(part)) return {}
  const [, , section = '', name = ''] = String(part['$ref'] ?? '').split('/')
  return rest.sections[section]?.[name] ?? part
}

function parameterOf(part: Json): Parameter {
  return {
    name: String(part['name']),
    in: String(part['in']),
    required: part['required'] === true,
    schema: part['schema'] ?? {},
  }
}

function bodyOf(part: unknown): Operation['body'] {
  if (!isJson(part)) return null
  const { schema } = below(below(part, 'content'), 'application/json')
  return { required: part['required'] === true, schema: schema ?? {} }
}

function schemasOf(part: Json): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(below(part, 'content')).map(([type, media]) => [
      type,
      isJson(media) ? (media['schema'] ?? {}) : {},
    ]),
  )
}
