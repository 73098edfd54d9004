import { createChecker } from './checker.ts'
import { below } from './json.ts'
import { lazily } from './lazily.ts'
import { parsed } from './request.ts'
import { slice } from './slice.ts'

const payloads = lazily(() => createChecker('webhooks', { strictness: 'open' }))

/** What GitHub's description does not allow in a payload of `issues.opened`, or of `push`. */
export function webhookFaults(name: string, payload: string): readonly string[] {
  const body = slice('webhooks').sections['webhooks']?.[name]
  if (body === undefined) return ['it is not described, or not in the slice']
  const { schema } = below(below(body, 'content'), 'application/json')
  return payloads().check(name, schema, parsed(payload))
}
