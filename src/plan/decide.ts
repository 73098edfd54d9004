import { allowed } from '../commands/allowed.ts'
import type { Remark, Scene } from '../commands/command.ts'
import { declares } from '../commands/declares.ts'
import { type Gated, gate, misspelt } from '../commands/gate.ts'
import { needs } from '../commands/needs.ts'
import { commandNamed, type Place } from '../commands/place.ts'
import { commands } from '../commands/registry.generated.ts'
import type { FactBody, Ref } from '../domain/fact.ts'
import { type Permission, reaches } from '../domain/permission.ts'
import { isNamedBot, type Policy, permissionFor } from '../domain/policy.ts'
import { type Problem, refuse } from '../domain/problem.ts'
import { type Call, readCalls, type Talk } from '../markdown/calls.ts'
import type { Entry } from './entry.ts'
import type { Past } from './recover.ts'
import type { Asked, Setup } from './setup.ts'
import type { Actor, Snapshot } from './snapshot.ts'
import { take, type Walk } from './walk.ts'

/** A text that may hold commands: a comment, or the opening body. */
export interface Speech {
  /** `c<comment>` or `b`. */
  readonly key: string
  readonly by: string
  readonly kind: Actor['kind']
  readonly at: Entry['at']
  readonly body: string
  readonly edited: boolean
  /** Older than a day when first read. */
  readonly stale: boolean
  readonly ref: Ref
  /** What our receipt says of commands that were decided before the journal was lost. */
  readonly past: Past | null
  /**
   * Answered before we had a hand in the issue. Where it was no incident then either, no card was lost with that answer,
   * and nothing is to be said again.
   */
  readonly early: boolean
}

/** Pull requests that somebody names as proof, by number; null where there is none. */
export type Proofs = Scene['proofs']

export const NO_PROOFS: Proofs = new Map()

/**
 * Runs the commands of one text in order, each against what the one before left. Where GitHub
 * did not say what the person may do, nothing is decided, so that the next look can.
 */
export function decide(
  walk: Walk,
  speech: Speech,
  seen: Snapshot,
  setup: Setup,
  asked: Asked,
  remarks: ReadonlyMap<number, Remark>,
  proofs: Proofs = NO_PROOFS,
): void {
  if (speech.early && walk.incident.openedAt === null) return
  const read = readCalls(speech.body)
  if (isPending(walk, read.calls)) return
  const isDecided = isRun(walk, speech, read, { seen, setup, asked, remarks, proofs })
  if (!isDecided && declares(read.calls)) walk.undeclared = true
}

/** All that a text is decided by, beside what stands before it. */
interface Known {
  readonly seen: Snapshot
  readonly setup: Setup
  readonly asked: Asked
  readonly remarks: ReadonlyMap<number, Remark>
  readonly proofs: Proofs
}

/** False where it waits for what GitHub says of somebody. */
function isRun(
  walk: Walk,
  speech: Speech,
  { calls, talk }: ReturnType<typeof readCalls>,
  { seen, setup, asked, remarks, proofs }: Known,
): boolean {
  if (!isProven(speech, seen) && asked.get(speech.by.toLowerCase()) === 'unknown') return false
  const place: Place = walk.action === null ? 'incident' : 'action'
  const judging: Judging = {
    ...{ speech, place, policy: setup.policy },
    permission: permissionOf(speech, 0, seen, setup, asked),
  }
  const told = isLost(speech, seen) ? [lost(speech)] : notRun(calls, judging)
  for (const entry of told) take(walk, entry, setup.policy)
  if (told.length > 0 || speech.edited) return true
  if (isNameless(calls, place, seen, setup, asked)) return false
  let index = 0
  for (const call of calls) {
    const scene = { ...sceneOf(walk, speech, seen, setup, asked, remarks), proofs }
    const gated = gate(call, permissionOf(speech, index, seen, setup, asked), scene)
    const entry = entryOf(gated, `${speech.key}.${index}`, speech, asked)
    if (entry === null) continue
    take(walk, entry, setup.policy)
    index += 1
  }
  for (const entry of unread(talk, judging, index)) take(walk, entry, setup.policy)
  return true
}

/**
 * Whether what may make an incident of the issue waits for GitHub's word, so that nobody can say yet that it is none. Who
 * declares one does not wait: GitHub may never say it of the other.
 */
const isPending = ({ undeclared, action, incident }: Walk, calls: readonly Call[]): boolean =>
  undeclared && action === null && incident.openedAt === null && !declares(calls)

/** Names somebody of whom GitHub has not said yet whether it knows them: refused for that, it would never be run. */
function isNameless(
  calls: readonly Call[],
  place: Place,
  { repository: { name }, issue: { number } }: Snapshot,
  { policy }: Setup,
  asked: Asked,
): boolean {
  const { logins } = needs(calls, { policy, place, repository: name, issue: number })
  return logins.some((login) => asked.get(login.toLowerCase()) === 'unknown')
}

/** A receipt of an account that is everybody's proves nothing of its author's role. */
const isProven = ({ past }: Speech, { shared }: Snapshot): boolean => past !== null && !shared

/** Run according to our receipt, with a journal that is gone, and edited since: what it said nobody knows any more. */
const isLost = (speech: Speech, seen: Snapshot): boolean =>
  speech.edited && isProven(speech, seen) && speech.past?.refused !== 'all'

/** Neither accepted nor refused by the words that stand there now: only that there was something. */
function lost({ key, at, by, ref }: Speech): Entry {
  const notes = ['The opening text was edited after it was run, so what it said is lost.']
  const told = ref.kind === 'body' ? { notes } : {}
  return { key: `${key}.0`, at, by, outcome: 'noted', ...told }
}

/** Whoever holds our receipt was allowed then, whatever they may do now; where the receipt may be another's, only if they still are. */
function permissionOf(
  speech: Speech,
  index: number,
  seen: Snapshot,
  { policy }: Setup,
  asked: Asked,
): Permission | null {
  const { past, by, kind } = speech
  if (past?.refused === 'all' || past?.refused.has(index)) return 'none'
  if (isProven(speech, seen)) return 'admin'
  // GitHub knows no role of a bot; config has named it, for what anybody who may respond can do.
  if (isNamedBot(policy, { login: by, kind })) return permissionFor(policy, 'default')
  const person = asked.get(by.toLowerCase())
  return person === 'unknown' ? null : (person?.permission ?? 'none')
}

function sceneOf(
  { incident, action }: Walk,
  speech: Speech,
  seen: Snapshot,
  setup: Setup,
  asked: Asked,
  remarks: ReadonlyMap<number, Remark>,
): Omit<Scene, 'proofs'> {
  const people = new Map(
    [...asked].map(([login, person]) => [login, person === 'unknown' ? null : person]),
  )
  return {
    incident,
    policy: setup.policy,
    said: { by: speech.by, at: speech.at, ref: speech.ref },
    repository: seen.repository.name,
    issue: seen.issue.number,
    action,
    people,
    remarks,
    shared: seen.shared,
  }
}

function entryOf(gated: Gated, key: string, speech: Speech, asked: Asked): Entry | null {
  const { by, at } = speech
  if (gated.kind === 'accepted') {
    const facts = gated.facts.map((fact) => assignable(fact, asked))
    const { text, reply } = gated
    const asks = reply === undefined ? {} : ({ asks: true } as const)
    return { key, at, by, outcome: 'accepted', text, facts, ...asks }
  }
  if (gated.kind === 'refused') {
    return { key, at, by, outcome: 'refused', text: gated.text, problem: gated.problem }
  }
  if (gated.kind === 'near') {
    return { key, at, by, outcome: 'noted', text: `/${gated.word}`, problem: misspelt(gated) }
  }
  return null
}

/** GitHub takes as assignees those with triage and above; others hold the role all the same. */
function assignable(fact: FactBody, asked: Asked): FactBody {
  if (fact.type !== 'role-assigned' || fact.login === null) return fact
  const person = asked.get(fact.login.toLowerCase())
  if (!person || person === 'unknown' || reaches(person.permission, 'triage')) return fact
  return { ...fact, assignable: false }
}

/** Who says something where, and what they may do. */
interface Judging {
  readonly speech: Speech
  readonly place: Place
  readonly policy: Policy
  readonly permission: Permission | null
}

/**
 * A refusal of what is no command any more or was never one. Whoever may not run it learns just that, as everywhere: the
 * reasons of a text are for those whom they can help, and strangers would be answered as often as they like.
 */
function unrun(name: string, at: number, problem: Problem, judging: Judging): Entry {
  const { speech, place, policy, permission } = judging
  const command = commandNamed(name, place, commands)
  const role = command && speech.past === null ? allowed(command, permission, policy) : null
  const told = role === null || role.ok ? problem : role.problem
  return refused(`${speech.key}.${at}`, speech, `/${name}`, told)
}

/** Texts that came too late: edited before they were first read, or older than a day. */
function notRun(calls: readonly Call[], judging: Judging): readonly Entry[] {
  const { speech, place } = judging
  const ours = calls.filter(({ name }) => isOurs(name, place))
  const [first] = ours
  if (first === undefined || !(speech.edited || speech.stale)) return []
  const words = ours.map(({ name }) => `\`/${name}\``).join(', ')
  const { problem } = speech.edited
    ? refuse(
        'already-edited',
        'The comment was edited before it was first read, so nothing in it was run.',
        `Send it again as a new comment: ${words}.`,
      )
    : refuse(
        'too-old',
        'The comment was more than a day old when it was first read, so nothing in it was run.',
        `Send it again if it still holds: ${words}.`,
      )
  return [unrun(first.name, 0, problem, judging)]
}

/** Whether a word is a command where it was typed. */
const isOurs = (name: string, place: Place): boolean =>
  commandNamed(name, place, commands) !== undefined

const refused = (key: string, speech: Speech, text: string, problem: Problem): Entry => ({
  key,
  at: speech.at,
  by: speech.by,
  outcome: 'refused',
  text,
  problem,
})

/** Lines that were meant as commands but could not be read as such, told rather than dropped. */
function unread(talk: readonly Talk[], judging: Judging, from: number): readonly Entry[] {
  const { place } = judging
  const meant = talk.filter(({ reason, raw }) => isMeant(reason) && isOurs(wordOf(raw), place))
  return meant.slice(0, 1).map(({ reason, raw }) => {
    const problem =
      reason === 'invisible-characters'
        ? refuse(
            'unreadable-line',
            'The line holds characters that nobody can see.',
            'Type it again by hand; copied text often carries them.',
          ).problem
        : refuse(
            'too-many',
            'A comment runs at most ten commands and is read up to 65,536 characters.',
            'Send the rest in another comment.',
          ).problem
    return unrun(wordOf(raw), from, problem, judging)
  })
}

const MEANT: ReadonlySet<string> = new Set(['invisible-characters', 'too-many', 'too-long'])
const isMeant = (reason: string): boolean => MEANT.has(reason)

/** Whether the text may lead to a word of ours, so that its author's role has to be known. */
export function addresses(body: string): boolean {
  const { calls, talk } = readCalls(body)
  return calls.length > 0 || talk.some(({ reason }) => isMeant(reason))
}

const wordOf = (raw: string): string => /^\s*\/([a-z-]+)/.exec(raw)?.[1] ?? ''
