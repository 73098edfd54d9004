import * as z from 'zod'
import type { Path } from './document.ts'
import { Config } from './schema.ts'

/** A JSON Schema, as far as we look at it. */
export interface Shape {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly additionalProperties?: Shape | boolean
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
}

let made: Shape | null = null

/** The schema that editors take: every key with its words and its default, none required at the top. Made once. */
export function schema(): Shape {
  made ??= z.toJSONSchema(Config, { io: 'input', target: 'draft-7', reused: 'inline' }) as Shape
  return made
}

/** What a value may look like where `path` points; undefined where nothing is known of it. */
function at(shape: Shape | undefined, [first, ...rest]: Path): Shape | undefined {
  const inner = shape?.anyOf?.[0] ?? shape
  if (first === undefined || inner === undefined) return inner
  if (typeof first === 'number') return at(inner.items, rest)
  const more = inner.additionalProperties
  return at(inner.properties?.[first] ?? (typeof more === 'object' ? more : undefined), rest)
}

/** The keys that a map of the file may have. */
export const keysAt = (path: Path): readonly string[] =>
  Object.keys(at(schema(), path)?.properties ?? {})
