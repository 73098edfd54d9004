import type { FactBody } from '../domain/fact.ts'
import type { Permission } from '../domain/permission.ts'
import { accept, type Outcome, type Problem, refuse } from '../domain/problem.ts'
import type { Call } from '../markdown/calls.ts'
import { redact } from '../markdown/secrets.ts'
import { allowed } from './allowed.ts'
import { readArguments } from './arguments.ts'
import type { Command, Decision, Scene } from './command.ts'
import { find } from './find.ts'
import { placeOf } from './place.ts'
import { possible } from './possible.ts'
import { commands } from './registry.generated.ts'
import { timely } from './timely.ts'

export type Gated =
  | {
      readonly kind: 'accepted'
      /** The command's own name, whichever alias was typed. */
      readonly command: string
      /** `/name arguments` on one line without secrets, at most 500 characters. Not inert. */
      readonly text: string
      readonly facts: readonly FactBody[]
      readonly reply?: string
    }
  | {
      readonly kind: 'refused'
      readonly command: string
      readonly text: string
      readonly problem: Problem
    }
  /** Somebody else's word: nothing is said. */
  | { readonly kind: 'foreign' }
  /** `word` is nearly `suggestion`; neither has the slash. */
  | { readonly kind: 'near'; readonly word: string; readonly suggestion: string }

type Spoken = Pick<Call, 'name' | 'rest' | 'more'>

const LONGEST = 500

/** In UTF-8. What is accepted is kept in a journal line, which has to fit into a comment whatever it says. */
const MOST_BYTES = 16_000

/** The one way in: known, allowed, in its place and status, short enough, readable, decided, possible; in this order. */
export function gate(call: Spoken, permission: Permission | null, scene: Scene): Gated {
  const at = { policy: scene.policy, place: placeOf(scene) }
  const found = find(call.name, call.rest, at, commands)
  if (found.kind === 'foreign') return found
  if (found.kind === 'near') return { ...found, word: call.name }
  const { command } = found
  const multi = Object.values(command.parts).some((part) => part.lines)
  const text = multi ? [found.text, call.more].join('\n').trim() : found.text.trim()
  const label = { command: command.name, text: normalised(command.name, text) }
  const outcome = judge(command, text, permission, scene)
  return outcome.ok
    ? { kind: 'accepted', ...label, ...outcome.value }
    : { kind: 'refused', ...label, problem: outcome.problem }
}

function normalised(name: string, text: string): string {
  const flat = `/${name} ${redact(text).text}`.replaceAll(/\s+/g, ' ').trim()
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST - 1)}…` : flat
}

function judge(
  command: Command,
  text: string,
  permission: Permission | null,
  scene: Scene,
): Outcome<Decision> {
  const role = allowed(command, permission, scene.policy)
  if (!role.ok) return role
  const time = timely(command, scene)
  if (!time.ok) return time
  const short = recordable(command, text)
  if (!short.ok) return short
  const present = withSpeaker(scene, role.value)
  const args = readArguments(command, text, present)
  if (!args.ok) return args
  const decision = command.decide(args.value, present, commands)
  if (!decision.ok) return decision
  const facts = possible(decision.value.facts, present)
  return facts.ok ? accept({ ...decision.value, facts: facts.value }) : facts
}

function recordable({ name }: Command, text: string): Outcome<null> {
  const bytes = new TextEncoder().encode(text).length
  if (bytes <= MOST_BYTES) return accept(null)
  const detail = `\`/${name}\` is followed by ${bytes} bytes of text; ${MOST_BYTES} are kept at most.`
  return refuse('too-long', detail, 'Say it shorter, and put the rest where a link can lead to it.')
}

/** Who speaks is known, whether or not the engine asked about them. */
const withSpeaker = (scene: Scene, permission: Permission): Scene => ({
  ...scene,
  people: new Map(scene.people).set(scene.said.by.toLowerCase(), {
    login: scene.said.by,
    permission,
  }),
})

/** The refusal of a near miss, for whoever has decided that this person is to be told. */
export const misspelt = ({ word, suggestion }: Extract<Gated, { kind: 'near' }>): Problem =>
  refuse('unknown-command', `There is no command \`/${word}\`.`, `\`/${suggestion}\``).problem
