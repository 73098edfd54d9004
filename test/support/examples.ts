import listed from '@octokit/webhooks-examples' with { type: 'json' }

export type Payload = Readonly<Record<string, unknown>>

/** One of GitHub's own examples of a webhook. */
export interface Example {
  readonly event: string
  readonly payload: Payload
}

interface Listed {
  readonly name: string
  readonly examples: readonly Payload[]
}

const LISTED = listed as unknown as readonly Listed[]

/** Every event, every action, as the official collection has them. */
export const EXAMPLES: readonly Example[] = LISTED.flatMap(({ name, examples }) =>
  examples.map((payload) => ({ event: name, payload })),
)
