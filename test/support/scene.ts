import type { Person, Remark, Scene } from '../../src/commands/command.ts'
import { type Gated, gate } from '../../src/commands/gate.ts'
import type { Action } from '../../src/domain/action.ts'
import { fold } from '../../src/domain/evolve.ts'
import { foldAction } from '../../src/domain/evolve-action.ts'
import type { FactBody, Said } from '../../src/domain/fact.ts'
import { type Incident, UNDECLARED } from '../../src/domain/incident.ts'
import { instant } from '../../src/domain/instant.ts'
import type { Permission } from '../../src/domain/permission.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { readCalls } from '../../src/markdown/calls.ts'
import { POLICY } from './policy.ts'

/** The moment at which everything in these scenes is said: a Friday afternoon. */
const NOW = instant('2026-11-20T14:30:00Z')
/** When the incident of these scenes was declared. */
const DECLARED = instant('2026-11-20T14:05:00Z')

const by = (at: Said['at'], login: string): Said => ({
  at,
  by: login,
  ref: { kind: 'comment', id: 1 },
})

/** An incident that Mona declared, and what has happened to it since. */
export const incidentWith = (...facts: readonly FactBody[]): Incident =>
  fold([
    { type: 'declared', as: 'incident', status: 'investigating', ...by(DECLARED, 'mona') },
    ...facts.map((fact) => ({ ...fact, ...by(DECLARED, 'mona') })),
  ])

/** What somebody without the role has brought up. */
export const report = (): Incident =>
  fold([{ type: 'declared', as: 'report', status: 'triage', ...by(DECLARED, 'stranger') }])

/** The incident after it came into a status. */
export const incidentIn = (category: Incident['category']): Incident =>
  incidentWith({ type: 'status-entered', status: category, category })

const PEOPLE: readonly (readonly [string, Person | null])[] = [
  ['mona', { login: 'mona', permission: 'maintain' }],
  ['ana', { login: 'Ana', permission: 'write' }],
  ['ghost', null],
]

const REMARK: Remark = {
  author: 'ana',
  at: instant('2026-11-20T14:10:00Z'),
  text: 'The pool is full.\n\nSee the graph.\nAnd the log.\nAnd more.',
}

/** A scene on issue 7 of `acme/shop`; Mona speaks. */
export function scene(change: Partial<Scene> & { readonly team?: Partial<Policy> } = {}): Scene {
  const { team, ...rest } = change
  return {
    incident: incidentWith(),
    policy: { ...POLICY, ...team },
    said: by(NOW, 'mona'),
    repository: 'acme/shop',
    issue: 7,
    action: null,
    proofs: new Map(),
    people: new Map(PEOPLE),
    remarks: new Map([[1001, REMARK]]),
    ...rest,
  }
}

/** An issue with the label of action items, and what has happened to it since. */
export const actionWith = (...facts: readonly FactBody[]): Action =>
  foldAction([
    { type: 'adopted', ...by(DECLARED, 'mona') },
    ...facts.map((fact) => ({ ...fact, ...by(DECLARED, 'mona') })),
  ])

/** The scene of an action item, where the pull requests 12 to 14 are merged, open and closed. */
export const itemScene = (
  change: Partial<Scene> & { readonly team?: Partial<Policy> } = {},
): Scene =>
  scene({
    incident: nothing(),
    action: actionWith(),
    proofs: new Map([
      [12, { number: 12, state: 'merged' }],
      [13, { number: 13, state: 'open' }],
      [14, { number: 14, state: 'closed' }],
      [15, null],
    ]),
    ...change,
  })

export const nothing = (): Incident => UNDECLARED

/** What becomes of a comment's first command. */
export function say(
  text: string,
  at: Scene = scene(),
  permission: Permission | null = 'maintain',
): Gated {
  const [call] = readCalls(text).calls
  if (call === undefined) throw new Error(`no command in ${JSON.stringify(text)}`)
  return gate(call, permission, at)
}

/** The facts of an accepted command; a refusal fails the test with its words. */
export function factsOf(text: string, at: Scene = scene()): readonly FactBody[] {
  const gated = say(text, at)
  if (gated.kind !== 'accepted') throw new Error(`${text}: ${JSON.stringify(gated)}`)
  return gated.facts
}

/** Code and fix of a refusal. */
export function refusalOf(text: string, at: Scene = scene(), permission?: Permission | null) {
  const gated = say(text, at, permission === undefined ? 'maintain' : permission)
  if (gated.kind !== 'refused') throw new Error(`${text}: ${JSON.stringify(gated)}`)
  return gated.problem
}
