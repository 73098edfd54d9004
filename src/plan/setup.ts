import type { Person } from '../commands/command.ts'
import type { ConfigProblem } from '../config/read.ts'
import type { Policy } from '../domain/policy.ts'

/** What a team has decided and where its file is wrong. */
export interface Setup {
  readonly policy: Policy
  readonly problems: readonly ConfigProblem[]
}

/**
 * What GitHub said about the people whom a decision depends on, by lower-case login:
 * null where it knows nobody of that name, `unknown` where it gave no answer.
 */
export type Asked = ReadonlyMap<string, Person | null | 'unknown'>
