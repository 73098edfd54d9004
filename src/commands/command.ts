import type { FactBody, Said } from '../domain/fact.ts'
import type { Incident } from '../domain/incident.ts'
import type { Permission } from '../domain/permission.ts'
import type { Policy } from '../domain/policy.ts'
import type { Outcome, Problem } from '../domain/problem.ts'
import type { Category } from '../domain/status.ts'

/** Somebody whom GitHub was asked about before the commands were decided. */
export interface Person {
  readonly login: string
  readonly permission: Permission
}

/** A comment of the issue, as `/pin` needs it. */
export interface Remark {
  readonly author: string
  readonly at: Said['at']
  readonly text: string
}

/** All that a command may look at. Nothing here can be changed, and nothing else can be reached. */
export interface Scene {
  readonly incident: Incident
  readonly policy: Policy
  readonly said: Said
  /** `owner/name` and number of the issue that carries the comment. */
  readonly repository: string
  readonly issue: number
  /** By lower-case login; null for a login that GitHub does not know. */
  readonly people: ReadonlyMap<string, Person | null>
  readonly remarks: ReadonlyMap<number, Remark>
}

/** Reads a value off the front of what a person typed. */
export interface Part<T> {
  /** How usage shows it, without brackets: `level`, `time`, `#pr`. */
  readonly label: string
  /** What is accepted, in the words of a refusal. */
  readonly accepts: (scene: Scene) => string
  readonly optional: boolean
  /** A list for one that may stand several times; absent for one that stands once. */
  readonly take: (text: string, scene: Scene) => Taken<T>
}

export type Taken<T> =
  | { readonly ok: true; readonly value: T; readonly rest: string }
  | { readonly ok: false; readonly problem: Problem }

/** In order; the object's keys are the names of the arguments. */
export type Parts<Args> = { readonly [K in keyof Args]: Part<Args[K]> }

export interface Decision {
  readonly facts: readonly FactBody[]
  /** Only for what somebody asked to be told. Everything else shows on the card. */
  readonly reply?: string
}

export interface Command<Args = Record<string, unknown>> {
  readonly name: string
  readonly aliases: readonly string[]
  /** One line, imperative, no full stop. Becomes help, reference and the tests' titles. */
  readonly summary: string
  readonly parts: Parts<Args>
  /** Weakest role that may run it where config names none. */
  readonly who: Permission
  /** Statuses in which it has a meaning; `anywhere` also on issues that are no incident. */
  readonly during: 'incident' | 'anywhere' | readonly Category[]
  /** Executed by the tests, so help cannot lie. */
  readonly examples: readonly [string, ...string[]]
  readonly decide: (args: Args, scene: Scene) => Outcome<Decision>
}
