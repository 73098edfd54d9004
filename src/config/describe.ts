import type * as z from 'zod'
import { nearest } from '../markdown/nearest.ts'
import { zones } from './basics.ts'
import type { Path } from './document.ts'
import { echo, type Finding, where } from './finding.ts'
import { keysAt } from './shape.ts'

export type Issue = z.core.$ZodIssue

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a map of keys',
  record: 'a map of keys',
  boolean: 'true or false',
}

const kind = (value: unknown): string => {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map of keys'
  return typeof value === 'string' ? 'text' : String(value)
}

/** What stands at the path; undefined where nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    value,
  )
}

/** Zod's paths may hold symbols; ours never do. */
export const pathOf = (issue: Issue): Path =>
  issue.path.map((step) => (typeof step === 'number' ? step : String(step)))

/** The choice that a word was cut down to: `mon` for `Monday`. */
const shortened = (word: string, choices: readonly string[]): string | null =>
  choices.find((one) => one.length > 2 && word.toLowerCase().startsWith(one)) ?? null

/** What a check of ours says was probably meant. */
function meant(issue: Issue): string | null {
  const near: unknown = issue.code === 'custom' ? issue.params?.['nearest'] : undefined
  return typeof near === 'function' ? near() : null
}

function invalid(issue: Issue, key: string, value: unknown): Omit<Finding, 'path'> {
  const path = pathOf(issue)
  const found = valueAt(value, path)
  const said = typeof found === 'string' ? found : ''
  const words = `${where([key, ...path])}: `
  if (issue.code === 'invalid_type' && found === undefined) {
    return { part: 'value', words: `${words}this is missing`, nearest: null }
  }
  if (issue.code === 'invalid_type') {
    const expected = KINDS[issue.expected] ?? issue.expected
    return { part: 'value', words: `${words}takes ${expected}, not ${kind(found)}`, nearest: null }
  }
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String)
    const shown = typeof found === 'string' ? echo(found) : kind(found)
    const listed = choices.join(', ')
    return {
      part: 'value',
      words: `${words}${shown} is none of ${listed}`,
      nearest: nearest(said, choices) ?? shortened(said, choices),
    }
  }
  if (issue.code === 'invalid_key') {
    return { part: 'key', words: words + (issue.issues[0]?.message ?? ''), nearest: null }
  }
  const near = key === 'timezone' ? nearest(said, zones()) : meant(issue)
  return { part: 'value', words: words + issue.message, nearest: near }
}

/** What is wrong with a top key's value, for people; one for each unknown key. */
export function describe(issue: Issue, key: string, value: unknown): readonly Finding[] {
  const path = [key, ...pathOf(issue)]
  if (issue.code !== 'unrecognized_keys') return [{ path, ...invalid(issue, key, value) }]
  return issue.keys.map((unknown) => unknownKey(path, unknown))
}

/** More than that nobody reads in a sentence. */
const MOST_LISTED = 12

/** A key that no map of this kind has. */
export function unknownKey(path: Path, key: string): Finding {
  const inside = path.length === 0 ? '' : ` in ${where(path)}`
  const known = keysAt(path)
  const near = nearest(key, known)
  const isShort = path.length > 0 && known.length > 0 && known.length <= MOST_LISTED
  const listed = near === null && isShort ? `, which takes ${known.join(', ')}` : ''
  return {
    path: [...path, key],
    part: 'key',
    words: `unknown key ${echo(key)}${inside}${listed}`,
    nearest: near,
  }
}
