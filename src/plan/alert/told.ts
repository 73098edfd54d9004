import type { AlertNews } from '../../domain/alert.ts'
import type { FactBody } from '../../domain/fact.ts'
import { type Instant, plus } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { statusOf } from '../../domain/status.ts'
import { type Entry, isCommand } from '../entry.ts'
import type { Snapshot } from '../snapshot.ts'

/** What an incident is told by alerts, and that it is another one's second issue. */
export type Told =
  | AlertNews
  | { readonly kind: 'duplicate'; readonly of: number; readonly at: Instant }

type Heard = Extract<FactBody, { type: 'alert-heard' }>
type Word = Extract<AlertNews, { kind: 'heard' }>

/** More lines than that nobody reads. What comes then is counted in the last of them. */
const MOST = 20

/**
 * The journal with what alerts have said since. The same word again is counted where it stands, so that a thousand
 * firings are one line; what was told before, or came before the last word that was, changes nothing.
 */
export function withTold(
  entries: readonly Entry[],
  told: readonly Told[],
  seen: Snapshot,
  policy: Policy,
): readonly Entry[] {
  if (told.length === 0) return entries
  const until = lastOf(entries, seen)
  const news = told
    .filter((one) => one.kind === 'heard' && one.at > until)
    .toSorted((a, b) => a.at - b.at)
  const about: About = {
    isSpokenOn: seen.comments.some(({ author }) => author.kind === 'person'),
    by: seen.issue.author.us ? seen.issue.author.login : 'ghost',
    first: seen.issue.createdAt,
  }
  const heard = (news as readonly Word[]).reduce((all, word) => hear(all, word, about), entries)
  return told.reduce(
    (all, one) => (one.kind === 'heard' ? all : linked(all, one, about, policy)),
    heard,
  )
}

interface About {
  /** Whether people have said something there. */
  readonly isSpokenOn: boolean
  readonly by: string
  readonly first: Instant
}

/** When the last word came that the journal knows, the first one included. */
function lastOf(entries: readonly Entry[], { alert = null, issue }: Snapshot): number {
  const times = entries.flatMap(({ facts = [] }) =>
    facts.flatMap((fact) => {
      if (fact.type === 'alert-heard') return [fact.last]
      return fact.type === 'alerted' ? [fact.heard] : []
    }),
  )
  const first = alert === null ? 0 : alert.by === 'us' ? alert.heard : issue.createdAt
  return Math.max(first, ...times)
}

interface Line {
  readonly at: number
  readonly fact: Heard
}

function hear(entries: readonly Entry[], word: Word, about: About): readonly Entry[] {
  const lines = entries.flatMap(({ facts = [] }, at): readonly Line[] => {
    const [fact] = facts
    return fact?.type === 'alert-heard' ? [{ at, fact }] : []
  })
  return word.apart ? hearApart(entries, lines, word, about) : hearOwn(entries, lines, word, about)
}

/** Firing is the word that the incident began with, so that it is a repetition from the start. */
function hearOwn(
  entries: readonly Entry[],
  all: readonly Line[],
  word: Word,
  about: About,
): readonly Entry[] {
  const lines = all.filter(({ fact }) => fact.apart === undefined)
  const last = lines.at(-1)
  const { state, source } = word.alert
  if (last !== undefined && last.fact.state === state && !last.fact.unsteady) {
    const times = last.fact.times + timesOf(word)
    return replaced(entries, last, { ...last.fact, times, last: word.at })
  }
  if (last !== undefined && (last.fact.unsteady || lines.length >= MOST)) {
    return replaced(entries, last, unsteady(last.fact, word))
  }
  const times = timesOf(word)
  const fact: Heard = { type: 'alert-heard', source, state, times, last: word.at }
  return added(entries, all, fact, word, about)
}

/** `times` counts how often it fired from there on. */
function unsteady(fact: Heard, word: Word): Heard {
  const before = fact.unsteady || fact.state === 'firing' ? fact.times : 0
  const { at: last, alert } = word
  return { ...fact, state: alert.state, times: before + firings(word), last, unsteady: true }
}

const timesOf = ({ times = 1 }: Word): number => times

const firings = (word: Word): number => (word.alert.state === 'firing' ? timesOf(word) : 0)

function hearApart(
  entries: readonly Entry[],
  all: readonly Line[],
  word: Word,
  about: About,
): readonly Entry[] {
  const lines = all.filter(({ fact }) => fact.apart !== undefined)
  const { state, source, title } = word.alert
  const known = lines.find(({ fact }) => fact.source === source && fact.apart === title)
  const line = known ?? (lines.length >= MOST ? lines.at(-1) : undefined)
  if (line === undefined) {
    const said = { source, state, times: timesOf(word), last: word.at }
    const fact: Heard = { type: 'alert-heard', ...said, apart: title }
    return added(entries, all, fact, word, about)
  }
  const times = line.fact.times + firings(word)
  const apart = known === undefined ? OTHERS : title
  return replaced(entries, line, { ...line.fact, source, state, times, last: word.at, apart })
}

const OTHERS = 'and others'

const replaced = (entries: readonly Entry[], { at }: Line, fact: Heard): readonly Entry[] =>
  entries.map((entry, nth) => (nth === at ? { ...entry, facts: [fact] } : entry))

/** Behind the opening, also where the clock that told of it was ahead of GitHub's. */
function added(
  entries: readonly Entry[],
  lines: readonly Line[],
  fact: Heard,
  { at, notes }: Word,
  { by, first }: About,
): readonly Entry[] {
  const entry: Entry = {
    ...{ key: `a${lines.length + 1}`, at: Math.max(at, plus(first, 1)) as Instant, by },
    outcome: 'accepted',
    facts: [fact],
    ...(notes.length > 0 ? { notes } : {}),
  }
  return [...entries, entry]
}

function linked(
  entries: readonly Entry[],
  told: Exclude<Told, { kind: 'heard' }>,
  { by, first, isSpokenOn }: About,
  policy: Policy,
): readonly Entry[] {
  const other = told.kind === 'twin' ? told.issue : told.of
  const key = `a#${other}`
  if (entries.some((entry) => entry.key === key)) return entries
  if (told.kind === 'duplicate' && (isSpokenOn || entries.some(isActed))) return entries
  const at = Math.max(told.at, plus(first, 1)) as Instant
  const facts: readonly FactBody[] =
    told.kind === 'twin'
      ? [{ type: 'related', issue: other, as: 'twin' }]
      : [duplicate(other, policy)]
  return [...entries, { key, at, by, outcome: 'accepted', facts }]
}

/** People have done something here, so that it is theirs to say what becomes of it. */
const isActed = ({ key }: Entry): boolean => isCommand(key) || /^[et]/.test(key)

function duplicate(of: number, policy: Policy): FactBody {
  const { name, category } = statusOf('duplicate', policy.statuses)
  return { type: 'status-entered', status: name, category, duplicateOf: of }
}

/** The incident whose second issue this is, as an alert has opened both; null where it is none. */
export function twinOf(entries: readonly Entry[]): number | null {
  const facts = entries.flatMap((entry) => (entry.key.startsWith('a#') ? (entry.facts ?? []) : []))
  const entered = facts.find((fact) => fact.type === 'status-entered')
  return entered?.type === 'status-entered' ? (entered.duplicateOf ?? null) : null
}

/** The same in fewer words: what was said several times on end is said once, with how often. */
export function inShort(told: readonly Told[]): readonly Told[] {
  const short: Told[] = []
  for (const one of told) {
    const last = short.at(-1)
    if (last !== undefined && isSame(last, one)) short.splice(-1, 1, both(last, one))
    else short.push(one)
  }
  return short
}

function isSame(one: Told, other: Told): one is Word {
  if (one.kind !== 'heard' || other.kind !== 'heard' || one.apart !== other.apart) return false
  const [a, b] = [one.alert, other.alert]
  return a.source === b.source && a.state === b.state && a.title === b.title
}

function both(one: Told, other: Told): Told {
  if (one.kind !== 'heard' || other.kind !== 'heard') return other
  const notes = [...new Set([...one.notes, ...other.notes])].slice(0, 10)
  const at = Math.max(one.at, other.at) as Instant
  return { ...other, at, notes, times: timesOf(one) + timesOf(other) }
}
