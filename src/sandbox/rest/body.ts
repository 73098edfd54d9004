import { Refusal } from '../refusal.ts'

export type Body = Readonly<Record<string, unknown>>

function wrong(key: string, value: unknown, kind: string): Refusal {
  const shown = JSON.stringify(value)
  return new Refusal(422, `Invalid request.\n\nFor 'properties/${key}', ${shown} is not ${kind}.`)
}

export function optionalText(body: Body, key: string): string | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  throw wrong(key, value, 'a string')
}

/** Null says "make it empty", which is not the same as leaving it out. */
export function nullableText(body: Body, key: string): string | null | undefined {
  return body[key] === null ? null : optionalText(body, key)
}

export function requiredText(body: Body, key: string): string {
  const value = optionalText(body, key)
  if (value === undefined) throw new Refusal(422, `Invalid request.\n\n"${key}" wasn't supplied.`)
  return value
}

export function optionalWhole(body: Body, key: string): number | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw wrong(key, value, 'an integer')
}

export function requiredWhole(body: Body, key: string): number {
  const value = optionalWhole(body, key)
  if (value === undefined) throw new Refusal(422, `Invalid request.\n\n"${key}" wasn't supplied.`)
  return value
}

export function optionalFlag(body: Body, key: string): boolean | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'boolean') return value
  throw wrong(key, value, 'a boolean')
}

export function list(body: Body, key: string): readonly unknown[] | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return value as readonly unknown[]
  throw wrong(key, value, 'an array')
}

/** A list of names: texts, or objects that have a `name`. */
export function names(body: Body, key: string): readonly string[] | undefined {
  return list(body, key)?.map((value) => {
    const name = isBody(value) ? value['name'] : value
    if (typeof name === 'string') return name
    throw wrong(key, value, 'a string')
  })
}

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads JSON. Throws 400 for text that is none, and for JSON that is no object. */
export function parseBody(text: string): Body {
  if (text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (isBody(value)) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Refusal(400, 'Problems parsing JSON')
  }
  throw new Refusal(400, 'Body should be a JSON object')
}
