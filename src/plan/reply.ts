import { asked as roleFor } from '../commands/allowed.ts'
import type { Scene } from '../commands/command.ts'
import { gate } from '../commands/gate.ts'
import { commandNamed, type Place, placeOf } from '../commands/place.ts'
import { commands } from '../commands/registry.generated.ts'
import { HOUR_MS, utcDay } from '../domain/instant.ts'
import { type Permission, reaches } from '../domain/permission.ts'
import type { Policy } from '../domain/policy.ts'
import type { Problem, ProblemCode } from '../domain/problem.ts'
import { inert } from '../markdown/inert.ts'
import type { Open, Reply } from './answers.ts'
import type { Proofs } from './decide.ts'
import { commentOf, type Entry, isCommand } from './entry.ts'
import { ALL } from './recover.ts'
import type { Replayed } from './replay.ts'
import type { Asked, Setup } from './setup.ts'
import type { Snapshot } from './snapshot.ts'

/** The words that one text is owed; null where a reaction says it all, or where they were given. */
export function replyTo(
  { comment, entries }: Open,
  seen: Snapshot,
  replayed: Replayed,
  setup: Setup,
  asked: Asked,
  proofs: Proofs,
): Reply | null {
  const id = comment === null ? 'body' : String(comment)
  if (seen.replies.some((key) => key.startsWith(`${id}:`))) return null
  const refused = entries.filter((entry) => entry.outcome === 'refused')
  const spoken = refused.filter((entry) => !isHushed(entry, replayed))
  const questions = entries.filter((entry) => entry.asks && !isShown(entry, replayed))
  const parts = [
    ...spoken.map((entry) => refusal(entry, comment, seen)),
    ...questions.flatMap((entry) => answer(entry, seen, replayed, setup, asked, proofs)),
  ]
  const [first] = [...refused, ...questions]
  if (parts.length === 0 || (first !== undefined && isWorn(first, replayed))) return null
  const key = onceKey(spoken, entries, replayed) ?? `${id}:${numbersOf(refused, entries.length)}`
  return seen.replies.includes(key) ? null : { key, body: parts.join('\n\n') }
}

/**
 * Which were refused, by their number in the text; of a text that came too late none was even looked at. A stranger's is
 * told by one refusal of a role, however many commands it holds.
 */
function numbersOf(refused: readonly Entry[], decided: number): string {
  const unrun = refused.some(({ problem }) => UNRUN.has(problem?.code ?? ''))
  const denied = decided === 1 && refused[0]?.problem?.code === 'not-allowed'
  if (unrun || denied) return ALL
  return refused.map(({ key }) => key.slice(key.indexOf('.') + 1)).join(',')
}

const UNRUN: ReadonlySet<string> = new Set<ProblemCode>(['already-edited', 'too-old'])

/** The first command that changed an action item has made its card, which is the answer. */
function isShown({ key }: Entry, { action, entries }: Replayed): boolean {
  if (action === null) return false
  const isFirst = (one: Entry) =>
    isCommand(one.key) && one.outcome === 'accepted' && (one.facts ?? []).length > 0
  return entries.find(isFirst)?.key === key
}

const isNeither = ({ incident, action }: Replayed): boolean =>
  incident.openedAt === null && action === null

/**
 * On an issue that is neither incident nor action item, a person is told so once a day. It stays told when the issue has
 * become an incident since, and the text is decided once more.
 */
function onceKey(
  [first]: readonly Entry[],
  entries: readonly Entry[],
  replayed: Replayed,
): string | null {
  if (first === undefined || entries.some(({ asks }) => asks)) return null
  const wasNeither = entries.every(({ problem }) => problem?.code === 'not-an-incident')
  if (!wasNeither && !isNeither(replayed)) return null
  return `none:${first.by.toLowerCase()}:${utcDay(first.at)}`
}

/**
 * Strangers are told once an hour, and never on an issue that is none of ours; everybody else is told the same thing about
 * the same words once an hour. Two machines that answer each other would never end otherwise.
 */
function isHushed(entry: Entry, replayed: Replayed): boolean {
  const isStranger = entry.problem?.code === 'not-allowed'
  if (isStranger && isNeither(replayed)) return true
  return hourBefore(entry, replayed).some(
    (other) =>
      other.problem?.code === entry.problem?.code &&
      other.by === entry.by &&
      (isStranger || other.text === entry.text),
  )
}

/** What other texts were decided to in the hour before. */
const hourBefore = (entry: Entry, { entries }: Replayed): readonly Entry[] =>
  entries.filter((other) => isBefore(other, entry) && entry.at - other.at < HOUR_MS)

/** Of two comments of one second the one with the lower number was there first; the opening body before both. */
function isBefore(other: Entry, entry: Entry): boolean {
  const [id, own] = [commentOf(other.key) ?? 0, commentOf(entry.key) ?? 0]
  return id !== own && (other.at < entry.at || (other.at === entry.at && id < own))
}

/** Comments of ours with which an issue has enough for an hour: what is asked then gets its reaction alone. */
const MOST_AN_HOUR = 10

/** Whether so many texts were answered in the hour before that whoever goes on asking is likely a machine. */
function isWorn(entry: Entry, replayed: Replayed): boolean {
  const answered = hourBefore(entry, replayed).filter(
    (other) => isCommand(other.key) && (other.outcome === 'refused' || other.asks === true),
  )
  return new Set(answered.map(({ key }) => commentOf(key))).size >= MOST_AN_HOUR
}

function refusal({ text, problem }: Entry, comment: number | null, seen: Snapshot): string {
  const said = `<code>${inert(text ?? '', 200)}</code>`
  const where = comment === null ? said : `[${said}](${seen.issue.url}#issuecomment-${comment})`
  return `**${where} was not run.** ${problem === undefined ? '' : sentence(problem)}`
}

/** What stands in the way, and what to type instead. */
export function sentence({ detail, fix }: Problem): string {
  if (fix === null) return detail
  return `${detail}\n\n${fix.startsWith('`') ? `What to type: ${fix}` : fix}`
}

/** The words that a question gets, made anew from the question, so that nothing has to be kept. */
function answer(
  entry: Entry,
  seen: Snapshot,
  { incident, action }: Replayed,
  { policy }: Setup,
  asked: Asked,
  proofs: Proofs,
): readonly string[] {
  const [name = '', ...rest] = (entry.text ?? '').replace(/^\//, '').split(' ')
  const scene: Scene = {
    incident,
    policy,
    said: { by: entry.by, at: entry.at, ref: { kind: 'card' } },
    repository: seen.repository.name,
    issue: seen.issue.number,
    action,
    proofs,
    people: new Map(),
    remarks: new Map(),
    shared: seen.shared,
  }
  const permission = permissionOf(entry, name, placeOf(scene), policy, asked)
  const gated = gate({ name, rest: rest.join(' '), more: '' }, permission, scene)
  return gated.kind === 'accepted' && gated.reply !== undefined ? [gated.reply] : []
}

/** That the question was accepted proves at least the role that it takes. */
function permissionOf(
  entry: Entry,
  name: string,
  place: Place,
  policy: Policy,
  asked: Asked,
): Permission {
  const person = asked.get(entry.by.toLowerCase())
  const command = commandNamed(name, place, commands)
  const proved = command === undefined ? 'read' : roleFor(command, policy)
  const held = person && person !== 'unknown' ? person.permission : proved
  return reaches(held, proved) ? held : proved
}
