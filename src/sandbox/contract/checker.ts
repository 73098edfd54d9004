import type { ErrorObject } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import formats from 'ajv-formats'
import { componentId, jsonSchema, type Strictness } from './rules.ts'
import { type SliceName, slice } from './slice.ts'

/** What is wrong with a value, in words that name the place; empty where nothing is. */
export type Check = (value: unknown) => readonly string[]

export interface Checker {
  /** `key` names the schema: it is compiled at its first use and kept. */
  readonly check: (key: string, schema: unknown, value: unknown) => readonly string[]
}

interface Options {
  readonly strictness: Strictness
  /** Whether `"12"` is an integer, as it is in an address. */
  readonly fromText?: boolean
}

/** The most that is told of one value: a missing object would else be told part by part. */
const MOST = 5

export function createChecker(name: SliceName, { strictness, fromText }: Options): Checker {
  const ajv = new Ajv2019({
    strict: false,
    validateSchema: false,
    inlineRefs: false,
    allErrors: true,
    coerceTypes: fromText === true,
  })
  formats.default(ajv)
  // A bot's address has brackets, which the standard does not allow and GitHub sends.
  ajv.addFormat('email', /^[^\s@]+@[^\s@]+$/)
  ajv.addFormat('repo.nwo', /^[\w.-]{1,100}\/[\w.-]{1,100}$/)
  for (const [component, schema] of Object.entries(slice(name).sections['schemas'] ?? {})) {
    for (const each of ['open', 'closed'] as const) {
      ajv.addSchema(jsonSchema(schema, each) as object, componentId(each, component))
    }
  }
  return {
    check: (key, schema, value) => {
      const id = `github:/own/${encodeURIComponent(key)}`
      const known = ajv.getSchema(id)
      if (known === undefined) ajv.addSchema(jsonSchema(schema, strictness) as object, id)
      const validate = known ?? ajv.getSchema(id)
      if (validate === undefined || validate(value) === true) return []
      return told(validate.errors ?? [])
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
