import type { Action } from '../domain/action.ts'
import type { FactBody, Said } from '../domain/fact.ts'
import type { Incident } from '../domain/incident.ts'
import type { Permission } from '../domain/permission.ts'
import type { Policy } from '../domain/policy.ts'
import { accept, type Outcome, type Problem } from '../domain/problem.ts'
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

/** What a pull request that somebody names came to. */
export interface Proof {
  readonly number: number
  readonly state: 'open' | 'closed' | 'merged'
}

/** All that a command may look at. Nothing here can be changed, and nothing else can be reached. */
export interface Scene {
  readonly incident: Incident
  /** Null where the issue is no action item. */
  readonly action: Action | null
  /** Pull requests of this repository that somebody names as proof, by number; null where there is none. */
  readonly proofs: ReadonlyMap<number, Proof | null>
  readonly policy: Policy
  readonly said: Said
  /** `owner/name` and number of the issue that carries the comment. */
  readonly repository: string
  readonly issue: number
  /** By lower-case login; null for a login that GitHub does not know. */
  readonly people: ReadonlyMap<string, Person | null>
  readonly remarks: ReadonlyMap<number, Remark>
  /** Whether we answer with a workflow's own token, which can call no team. */
  readonly shared?: boolean
}

/** Reads a value off the front of what a person typed. */
export interface Part<T> {
  /** How usage shows it, without brackets: `level`, `time`, `#pr`. */
  readonly label: string
  /** What is accepted, in the words of a refusal. */
  readonly accepts: (scene: Scene) => string
  readonly optional: boolean
  /** Takes the lines below the command's own as well. */
  readonly lines?: true
  /** What the engine has to ask GitHub before the part can be read; see `needs`. */
  readonly asks?: 'person' | 'mention' | 'comment' | 'proof'
  /** Something that would be right here, for refusals that say what to type. */
  readonly sample: (scene: Scene) => string
  /** Takes its value off the front. A problem's fix is what should stand in the value's place. */
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
  /**
   * Statuses of an incident in which it has a meaning; `action` on action items, `incident-to-be` on incidents and on
   * issues that are neither, `anywhere` on all three.
   */
  readonly during: 'incident' | 'incident-to-be' | 'action' | 'anywhere' | readonly Category[]
  /** Executed by the tests, so help cannot lie. */
  readonly examples: readonly [string, ...string[]]
  /** `all` is every command there is, for the one that explains the others. */
  readonly decide: (args: Args, scene: Scene, all: readonly Command[]) => Outcome<Decision>
}

/**
 * Checks a command against the parts that it names, then forgets their types: the registry holds
 * commands of every shape, and the gate hands each one only what its own parts have read.
 */
export const command = <Args extends object>(given: Command<Args>): Command =>
  given as unknown as Command

/** The decision of a command that leaves these facts; none is agreement with what already holds. */
export const decided = (facts: readonly FactBody[], reply?: string): Outcome<Decision> =>
  accept(reply === undefined ? { facts } : { facts, reply })
