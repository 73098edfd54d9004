import type { ErrorObject } from 'ajv'
import { createCompiler, type Options, type Validate } from './compile.ts'
import { createKept, keptFolder } from './kept.ts'
import { lazily } from './lazily.ts'
import type { SliceName } from './slice.ts'

export interface Checker {
  /**
   * What is wrong with a value, in words that name the place; empty where nothing is. `key` names the
   * schema, which is compiled at its first use and kept.
   */
  readonly check: (key: string, schema: unknown, value: unknown) => readonly string[]
}

/** The most that is told of one value: a missing object would else be told part by part. */
const MOST = 5

export function createChecker(name: SliceName, options: Options): Checker {
  const known = new Map<string, Validate>()
  const compiler = lazily(() => createCompiler(name, options))
  const kept = createKept(keptFolder(name, options))
  const compiled = (key: string, schema: unknown): Validate => {
    const { validate, code } = compiler()(key, schema)
    kept.keep(key, code)
    return validate
  }
  return {
    check: (key, schema, value) => {
      const validate = known.get(key) ?? kept.find(key) ?? compiled(key, schema)
      known.set(key, validate)
      return validate(value) ? [] : told(validate.errors ?? [])
    },
  }
}
function told(errors: readonly ErrorObject[]): readonly string[] {
  // That it is not null either, and fits no alternative, is true of every value that is wrong.
  const real = errors.filter(
    ({ keyword, params }) => keyword !== 'anyOf' && params['type'] !== 'null',
  )
  const all = [...new Set((real.length === 0 ? errors : real).map(sentence))]
  return all.length <= MOST ? all : [...all.slice(0, MOST), `and ${all.length - MOST} more`]
}

function sentence({ instancePath, keyword, message, params }: ErrorObject): string {
  const at = instancePath === '' ? 'it' : instancePath.slice(1)
  const unknown = params['additionalProperty'] ?? params['unevaluatedProperty']
  if (unknown !== undefined) {
    return `${at} has ${JSON.stringify(unknown)}, which is not described`
  }
  if (keyword === 'enum') return `${at} is none of ${JSON.stringify(params['allowedValues'])}`
  return `${at} ${message ?? `fails ${keyword}`}`
}
