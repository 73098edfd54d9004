import { Octokit as Core } from '@octokit/core'
import type { Octokit } from '../src/github/client.ts'
import type { Setting } from './setting.ts'

const QUIET = { debug() {}, info() {}, warn() {}, error() {} }

/**
 * A client that acts with the step's token. Its first reading of the issue may already be on its way.
 *
 * Made of what `@actions/github` is made of. That itself brings a fetch of its own for proxies and a list of every route:
 * 515 kB more, which are all run before the first request. `proxy.ts` does the one, and our routes are their own names.
 * `test/action/toolkit.test.ts` holds what is read of event and environment, and what is sent, to the toolkit's.
 */
export function octokitOf({
  inputs,
  apiUrl,
  fetch,
}: Pick<Setting, 'inputs' | 'apiUrl' | 'fetch'>): Octokit {
  const options = { auth: inputs.token, baseUrl: apiUrl, userAgent: 'sitrep', log: QUIET }
  return new Core({ ...options, request: { fetch } }) as unknown as Octokit
}
