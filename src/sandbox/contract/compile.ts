import { createRequire } from 'node:module'
import type { ErrorObject } from 'ajv'
import { componentId, jsonSchema, type Strictness } from './rules.ts'
import { type SliceName, slice } from './slice.ts'

/** A compiled schema. What it found wrong stands in `errors` until it is called again. */
export interface Validate {
  (value: unknown): boolean
  errors?: readonly ErrorObject[] | null
}

export interface Options {
  readonly strictness: Strictness
  /** Whether `"12"` is an integer, as it is in an address. */
  readonly fromText?: boolean
}

interface Compiled {
  readonly validate: Validate
  /** The same as the text of a CommonJS module. */
  readonly code: string
}

const require = createRequire(import.meta.url)

/** Compiles against one slice; components are compiled once and shared. `key` names the schema. */
export function createCompiler(name: SliceName, { strictness, fromText }: Options) {
  // Loaded here and not at the top: who finds everything compiled needs none of it.
  const { Ajv2019 } = require('ajv/dist/2019.js') as typeof import('ajv/dist/2019.js')
  const formats = require('ajv-formats') as typeof import('ajv-formats')
  const standalone =
    require('ajv/dist/standalone/index.js') as typeof import('ajv/dist/standalone/index.js')
  const ajv = new Ajv2019({
    strict: false,
    validateSchema: false,
    inlineRefs: false,
    allErrors: true,
    coerceTypes: fromText === true,
    code: { source: true },
  })
  formats.default(ajv)
  for (const [component, schema] of Object.entries(slice(name).sections['schemas'] ?? {})) {
    for (const each of ['open', 'closed'] as const) {
      ajv.addSchema(jsonSchema(schema, each) as object, componentId(each, component))
    }
  }
  return (key: string, published: unknown): Compiled => {
    const $id = `github:/own/${encodeURIComponent(key)}`
    const validate = ajv.compile({ $id, ...(jsonSchema(published, strictness) as object) })
    return { validate: validate as Validate, code: standalone.default(ajv, validate) }
  }
}
