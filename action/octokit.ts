import { Octokit as Core } from '@octokit/core'
import type { Octokit } from '../src/github/client.ts'
import type { Setting } from './setting.ts'

const QUIET = { debug() {}, info() {}, warn() {}, error() {} }

/** A client that acts with the step's token. Its first reading of the issue may already be on its way. */
export function octokitOf({
  inputs,
  apiUrl,
  fetch,
}: Pick<Setting, 'inputs' | 'apiUrl' | 'fetch'>): Octokit {
  const options = { auth: inputs.token, baseUrl: apiUrl, userAgent: 'sitrep', log: QUIET }
  return new Core({ ...options, request: { fetch } }) as unknown as Octokit
}
