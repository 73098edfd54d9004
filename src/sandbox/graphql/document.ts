import type { DocumentNode } from 'graphql'
import { GraphQLError, parse, validate } from 'graphql'
import { schema } from './schema.ts'

type Checked =
  | { readonly ok: true; readonly document: DocumentNode }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] }

/** An App has a handful of queries and sends each of them thousands of times. */
const KEPT = 50
const known = new Map<string, Checked>()

/** A query held to GitHub's published schema, which is done once for each text. */
export function checkedDocument(query: string): Checked {
  const before = known.get(query)
  if (before !== undefined) return before
  const checked = check(query)
  const [oldest] = known.keys()
  if (known.size >= KEPT && oldest !== undefined) known.delete(oldest)
  known.set(query, checked)
  return checked
}

function check(query: string): Checked {
  try {
    const document = parse(query)
    const errors = validate(schema(), document)
    return errors.length > 0 ? { ok: false, errors } : { ok: true, document }
  } catch (error) {
    if (error instanceof GraphQLError) return { ok: false, errors: [error] }
    throw error
  }
}
