import type { Json } from './json.ts'

interface Erratum {
  readonly operation: string
  readonly status: string
  /** What the description says elsewhere of the same thing. */
  readonly schema: Json
}

/**
 * Where the description contradicts itself, so that no answer could satisfy it. The slice stays as it
 * was cut; each entry says what is wrong there and which other place of the description is believed.
 */
const ERRATA: readonly Erratum[] = [
  {
    // `account` must be a person and an enterprise at once; `GET /app/installations/{installation_id}`
    // says of the same object that it is one of the two.
    operation: 'GET /app/installations',
    status: '200',
    schema: { type: 'array', items: { $ref: '#/components/schemas/installation' } },
  },
  {
    // The list has no shape that fits `closed` and `reopened`, which carry their reason; the timeline,
    // which tells of the same events, has.
    operation: 'GET /repos/{owner}/{repo}/issues/{issue_number}/events',
    status: '200',
    schema: {
      type: 'array',
      items: {
        anyOf: [
          { $ref: '#/components/schemas/issue-event-for-issue' },
          { $ref: '#/components/schemas/state-change-issue-event' },
        ],
      },
    },
  },
]

export function corrected(operation: string, status: string, published: unknown): unknown {
  const found = ERRATA.find((one) => one.operation === operation && one.status === status)
  return found === undefined ? published : found.schema
}
