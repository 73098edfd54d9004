import type { Policy } from '../domain/policy.ts'
import type { Call } from '../markdown/calls.ts'
import type { Command, Scene } from './command.ts'
import { find } from './find.ts'
import { LOGIN } from './parts/person.ts'
import { pullOf } from './parts/proof.ts'
import { bare } from './parts/taken.ts'
import { commentOf } from './pin.ts'
import { commandsOf, type Place } from './place.ts'
import { commands } from './registry.generated.ts'

/** What GitHub has to be asked before calls can pass the gate. */
export interface Needs {
  /** Lower case, each once. */
  readonly logins: readonly string[]
  readonly comments: readonly number[]
  /** Pull requests of this repository that are named as proof. */
  readonly proofs: readonly number[]
}

const NOBODY = new Set(['me', 'drop'])

/** The people, comments and pull requests that the commands of a comment speak of, read where it was written. */
export function needs(
  calls: readonly Pick<Call, 'name' | 'rest'>[],
  {
    policy,
    place,
    ...at
  }: { readonly policy: Policy; readonly place: Place } & Pick<Scene, 'repository' | 'issue'>,
): Needs {
  const here = new Set(commandsOf(place, commands))
  const ours = calls.flatMap(({ name, rest }) => {
    const found = find(name, rest, { policy, place }, commands)
    return found.kind === 'ours' && here.has(found.command) ? [found] : []
  })
  const logins = ours.flatMap(({ command, text }) => loginsOf(command, text))
  const comments = ours
    .filter(({ command }) => asks(command, 'comment'))
    .flatMap(({ text }) => words(text).flatMap((word) => commentOf(word, at) ?? []))
  const proofs = ours
    .filter(({ command }) => asks(command, 'proof'))
    .flatMap(({ text }) => words(text).flatMap((word) => pullOf(word, at) ?? []))
  return {
    logins: [...new Set(logins)],
    comments: [...new Set(comments)],
    proofs: [...new Set(proofs)],
  }
}

const words = (text: string): readonly string[] => text.split(/\s+/).map(bare)

const asks = ({ parts }: Command, what: 'person' | 'mention' | 'comment' | 'proof'): boolean =>
  Object.values(parts).some((part) => part.asks === what)

/** Where a person has to stand, the last word is one even without the sign. */
function loginsOf(command: Command, text: string): readonly string[] {
  const named = words(text).filter((word) => word.startsWith('@'))
  const last = words(text.trim()).slice(-1)
  if (asks(command, 'person')) return [...named, ...last].flatMap(login)
  return asks(command, 'mention') ? named.flatMap(login) : []
}

function login(word: string): readonly string[] {
  const found = LOGIN.exec(word)?.[1]?.toLowerCase()
  return found === undefined || NOBODY.has(found) ? [] : [found]
}
