import type { Scene } from '../commands/command.ts'
import { gate, misspelt } from '../commands/gate.ts'
import { HOUR_MS, iso } from '../domain/instant.ts'
import { reaches } from '../domain/permission.ts'
import { permissionFor } from '../domain/policy.ts'
import type { Problem } from '../domain/problem.ts'
import { inert } from '../markdown/inert.ts'
import { statusUpdate } from './card/updates.ts'
import type { View } from './card/view.ts'
import { commentOf, type Entry } from './entry.ts'
import type { Replayed } from './replay.ts'
import type { Asked, Setup } from './setup.ts'
import type { Receipt, Snapshot } from './snapshot.ts'

/** What we say to people, beside the card. */
export interface Answers {
  /** By comment; null is the opening body. */
  readonly reactions: ReadonlyMap<number | null, Receipt>
  readonly replies: readonly Reply[]
}

export interface Reply {
  /** Written once: it goes into the reply's marker. */
  readonly key: string
  readonly body: string
}

interface Said {
  readonly comment: number | null
  readonly entries: readonly Entry[]
}

/** One reaction for each text that held commands, and words only for refusals and for questions. */
export function answers(
  seen: Snapshot,
  replayed: Replayed,
  setup: Setup,
  asked: Asked,
  view: View,
): Answers {
  const open = texts(seen, replayed.entries)
  const reactions = new Map(open.map(({ comment, entries }) => [comment, receipt(entries)]))
  const told = open.flatMap((said) => reply(said, seen, replayed, setup, asked))
  return {
    reactions,
    replies: [...told, ...nearMisses(seen, replayed, setup, asked), ...updateComments(view, seen)],
  }
}

/** Commands whose text does not carry our receipt yet, by text. The receipt comes last, after the words. */
function texts(seen: Snapshot, entries: readonly Entry[]): readonly Said[] {
  const open = new Set<number | null>(
    seen.comments.filter(({ receipt: held }) => held === null).map(({ id }) => id),
  )
  if (seen.issue.receipt === null) open.add(null)
  const byText = new Map<number | null, Entry[]>()
  for (const entry of entries) {
    const comment = commentOf(entry.key)
    if (comment === null && !entry.key.startsWith('b.')) continue
    if (open.has(comment)) byText.set(comment, [...(byText.get(comment) ?? []), entry])
  }
  return [...byText].map(([comment, own]) => ({ comment, entries: own }))
}

const receipt = (entries: readonly Entry[]): Receipt =>
  entries.every(({ outcome }) => outcome === 'accepted') ? 'rocket' : 'confused'

function reply(
  { comment, entries }: Said,
  seen: Snapshot,
  replayed: Replayed,
  setup: Setup,
  asked: Asked,
): readonly Reply[] {
  const id = comment === null ? 'body' : String(comment)
  if (seen.replies.some((key) => key.startsWith(`${id}:`))) return []
  const refused = entries.filter((entry) => entry.outcome === 'refused')
  const spoken = refused.filter((entry) => !hushed(entry, seen, replayed, setup))
  const parts = [
    ...spoken.map((entry) => refusal(entry, comment, seen)),
    ...entries
      .filter(({ asks }) => asks)
      .flatMap((entry) => answer(entry, seen, replayed, setup, asked)),
  ]
  if (parts.length === 0) return []
  const numbers = refused.map(({ key }) => key.slice(key.indexOf('.') + 1)).join(',')
  const once = onceKey(spoken, replayed)
  const key = once ?? `${id}:${numbers}`
  return seen.replies.includes(key) ? [] : [{ key, body: parts.join('\n\n') }]
}

/** On an issue that is no incident, a person is told so once a day. */
function onceKey(spoken: readonly Entry[], { incident }: Replayed): string | null {
  const [first] = spoken
  if (first === undefined || incident.openedAt !== null) return null
  return `none:${first.by.toLowerCase()}:${iso(first.at).slice(0, 10)}`
}

/** Strangers are told once an hour, and never on an issue that is no incident. */
function hushed(
  entry: Entry,
  _seen: Snapshot,
  { incident, entries }: Replayed,
  _setup: Setup,
): boolean {
  if (entry.problem?.code !== 'not-allowed') return false
  if (incident.openedAt === null) return true
  return entries.some(
    (other) =>
      other.problem?.code === 'not-allowed' &&
      other.by === entry.by &&
      other.key !== entry.key &&
      commentOf(other.key) !== commentOf(entry.key) &&
      other.at <= entry.at &&
      entry.at - other.at < HOUR_MS,
  )
}

function refusal({ text, problem }: Entry, comment: number | null, seen: Snapshot): string {
  const asked = `<code>${inert(text ?? '', 200)}</code>`
  const where = comment === null ? asked : `[${asked}](${seen.issue.url}#issuecomment-${comment})`
  return `**${where} was not run.** ${sentence(problem)}`
}

function sentence(problem: Problem | undefined): string {
  if (problem === undefined) return ''
  if (problem.fix === null) return problem.detail
  const typed = problem.fix.startsWith('`') ? `What to type: ${problem.fix}` : problem.fix
  return `${problem.detail}\n\n${typed}`
}

/** The words that a question gets, made anew from the question, so that nothing has to be kept. */
function answer(
  entry: Entry,
  seen: Snapshot,
  { incident }: Replayed,
  { policy }: Setup,
  asked: Asked,
): readonly string[] {
  const [name = '', ...rest] = (entry.text ?? '').replace(/^\//, '').split(' ')
  const person = asked.get(entry.by.toLowerCase())
  const permission = person && person !== 'unknown' ? person.permission : 'read'
  const scene: Scene = {
    incident,
    policy,
    said: { by: entry.by, at: entry.at, ref: { kind: 'card' } },
    repository: seen.repository.name,
    issue: seen.issue.number,
    people: new Map(),
    remarks: new Map(),
  }
  const gated = gate({ name, rest: rest.join(' '), more: '' }, permission, scene)
  return gated.kind === 'accepted' && gated.reply !== undefined ? [gated.reply] : []
}

/** A near miss of a command: told to somebody allowed, on an incident, once a person and day. */
function nearMisses(
  seen: Snapshot,
  { near, incident }: Replayed,
  { policy }: Setup,
  asked: Asked,
): readonly Reply[] {
  if (!incident.ours) return []
  const keys = new Set(seen.replies)
  return [...near].flatMap(([id, { by, near: misses }]) => {
    const comment = seen.comments.find((one) => one.id === id)
    const person = asked.get(by.toLowerCase())
    const allowed =
      person && person !== 'unknown' && reaches(person.permission, permissionFor(policy, 'default'))
    const [first] = misses
    if (!comment || !allowed || first === undefined) return []
    const key = `near:${by.toLowerCase()}:${iso(comment.createdAt).slice(0, 10)}`
    if (keys.has(key)) return []
    keys.add(key)
    return [{ key, body: sentence(misspelt({ kind: 'near', ...first })) }]
  })
}

/** Each update as a comment of its own, where config asks for it. */
function updateComments(view: View, seen: Snapshot): readonly Reply[] {
  if (view.policy.updates !== 'comment') return []
  return view.incident.updates.flatMap((update) => {
    const key = `update:${update.ref.kind === 'comment' ? update.ref.id : update.at}`
    return seen.replies.includes(key) ? [] : [{ key, body: statusUpdate(update, view) }]
  })
}
