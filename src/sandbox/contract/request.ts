import { createChecker } from './checker.ts'
import { lazily } from './lazily.ts'
import type { Operation } from './operation.ts'

export interface Asked {
  /** The path's parameters, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: string
}

const bodies = lazily(() => createChecker('rest', { strictness: 'closed' }))
const texts = lazily(() => createChecker('rest', { strictness: 'open', fromText: true }))

/** What GitHub's description does not allow in this request. */
export function requestFaults(operation: Operation, asked: Asked): readonly string[] {
  return [
    ...textFaults(operation, 'path', Object.entries(asked.params)),
    ...textFaults(operation, 'query', [...asked.query]),
    ...bodyFaults(operation, asked.body),
  ]
}

type Texts = readonly (readonly [string, string])[]

function textFaults(operation: Operation, where: 'path' | 'query', given: Texts): string[] {
  const described = operation.parameters.filter((parameter) => parameter.in === where)
  const missing = described.filter(
    ({ name, required }) => required && !given.some(([key]) => key === name),
  )
  return [
    ...missing.map(({ name }) => `${where} lacks ${JSON.stringify(name)}`),
    ...given.flatMap(([key, text]) => {
      const parameter = described.find(({ name }) => name === key)
      if (parameter === undefined)
        return [`${where} has ${JSON.stringify(key)}, which is not described`]
      const schemaKey = `${operation.name} ${where} ${key}`
      const [fault] = texts().check(schemaKey, wrapped(parameter.schema), { text })
      return fault === undefined ? [] : [`${where} ${key}: ${fault.replace(/^text /, '')}`]
    }),
  ]
}

/** Only what stands in an object can be turned from text into a number. */
const wrapped = (schema: unknown) => ({ type: 'object', properties: { text: schema } })

function bodyFaults(operation: Operation, text: string): readonly string[] {
  if (text === '') return operation.body?.required === true ? ['the body is missing'] : []
  if (operation.body === null) return ['it has a body, and none is described']
  const value = parsed(text)
  if (value === undefined) return ['the body is not JSON']
  const key = `${operation.name} body`
  return bodies()
    .check(key, operation.body.schema, value)
    .map((fault) => `body: ${fault}`)
}

/** Undefined, which JSON cannot say, for text that is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
