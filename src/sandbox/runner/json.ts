import { isObject } from '../workflows.ts'

export type Json = Readonly<Record<string, unknown>>

/** What lies at a path of a payload; undefined where the way ends before. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((here, key) => (isObject(here) ? here[key] : undefined), value)
}

/** Empty where there is no text. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = at(value, ...path)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}

export function objectAt(value: unknown, ...path: readonly string[]): Json {
  const found = at(value, ...path)
  return isObject(found) ? found : {}
}

/** One text or a list of them, as workflows let people write either. */
export function listOf(value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).map(String)
}
