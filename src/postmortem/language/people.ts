import type { Participant } from '../known.ts'
import { givenName } from './given-names.ts'
import { capitalised, named } from './names.ts'
import { phrase } from './phrase.ts'
import { type Word, words } from './words.ts'

/**
 * How a word or phrase stands for people: `name` somebody by name, `noun` by office, `team` several, `he` a pronoun that
 * is always a person, `they` one that is often a thing; `we`; `i`; `any` anybody at all; `none` nobody; `op` an office or
 * department that may be a program; `cap` a word that may be a name.
 */
export type Person =
  | 'name'
  | 'noun'
  | 'team'
  | 'he'
  | 'they'
  | 'we'
  | 'i'
  | 'any'
  | 'none'
  | 'op'
  | 'cap'

/** A word, or a phrase for people in its place. */
export interface Piece {
  readonly as: string
  readonly person: Person | null
  readonly start: number
  readonly end: number
}

/** A sentence as the rules match it: words in lower case with people as `<name>`, one space between, one around. */
export interface Encoded {
  readonly sentence: string
  readonly text: string
  readonly pieces: readonly Piece[]
  /** For each piece, where it begins in `text`. */
  readonly at: readonly number[]
}

const PRONOUNS: ReadonlyMap<string, Person> = new Map([
  ['he', 'he'],
  ['she', 'he'],
  ['they', 'they'],
  ['we', 'we'],
  ['i', 'i'],
  ['someone', 'noun'],
  ['somebody', 'noun'],
  ['whoever', 'noun'],
  ['anyone', 'any'],
  ['anybody', 'any'],
  ['everyone', 'any'],
  ['everybody', 'any'],
  ['nobody', 'none'],
  ['noone', 'none'],
  ['no-one', 'none'],
])

export function encode(sentence: string, participants: readonly Participant[]): Encoded {
  const pieces = tagged(words(sentence), participants)
  const at: number[] = []
  let text = ' '
  for (const { as } of pieces) {
    at.push(text.length)
    text += `${as} `
  }
  return { sentence, text, pieces, at }
}

/** The pieces that a match in `text` covers, as offsets into the sentence. */
export function placeOf(encoded: Encoded, from: number, to: number): readonly [number, number] {
  const { pieces, at } = encoded
  const inside = pieces.filter((_, index) => {
    const start = at[index] ?? 0
    return start >= from && start < to
  })
  return [inside[0]?.start ?? 0, inside.at(-1)?.end ?? 0]
}

function tagged(all: readonly Word[], participants: readonly Participant[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < all.length) {
    const { taken, made } = next(all, at, participants)
    pieces.push(...made)
    at += taken
  }
  return pieces
}

interface Step {
  readonly taken: number
  readonly made: readonly Piece[]
}

function next(all: readonly Word[], at: number, participants: readonly Participant[]): Step {
  const name = named(all, at, participants)
  if (name !== null) return step(all, at, name.taken, name.person)
  const found = phrase(all, at)
  if (found !== null) {
    const kept = all.slice(at, at + found.taken).filter((_, index) => found.told.includes(index))
    const people = step(all, at, found.taken, found.person)
    return { taken: found.taken, made: [...kept.map(plain), ...people.made] }
  }
  const word = all[at]
  if (word === undefined) return { taken: 1, made: [] }
  if (word.lower === 'no' && all[at + 1]?.lower === 'one') return step(all, at, 2, 'none')
  const pronoun = pronounOf(word)
  if (pronoun !== null) return step(all, at, 1, pronoun)
  if (!capitalised(word)) return { taken: 1, made: [plain(word)] }
  if (givenName(word.lower) !== 'no') return step(all, at, 1, 'cap')
  if (HUMAN.has(all[at + 1]?.lower ?? '') && !PROGRAMS.has(word.lower))
    return step(all, at, 1, 'name')
  return { taken: 1, made: [plain(word)] }
}

/** A word with a capital in front of one of these is somebody: nothing else does this. */
const HUMAN = new Set(
  'forgot neglected botched bungled fumbled fat-fingered mistyped misread misunderstood misjudged panicked rubber-stamped'.split(
    ' ',
  ),
)

/** Programs that people speak of as if they were somebody. */
const PROGRAMS = new Set(
  'terraform kubernetes redis kafka postgres ansible puppet argo envoy istio nginx linux windows elasticsearch prometheus grafana consul nomad etcd docker git maven gradle npm spring python java node rabbit zookeeper spark airflow the this that it every nothing everything production monitoring support'.split(
    ' ',
  ),
)

/** `IT` is a department, `it` a thing; a lone `I` is somebody unless it counts something. */
const pronounOf = (word: Word): Person | null =>
  word.lower === 'i' && word.text !== 'I' ? null : (PRONOUNS.get(word.lower) ?? null)

const plain = ({ lower, start, end }: Word): Piece => ({ as: lower, person: null, start, end })

function step(all: readonly Word[], at: number, taken: number, person: Person): Step {
  const start = all[at]?.start ?? 0
  const end = all[at + taken - 1]?.end ?? start
  return { taken, made: [{ as: `<${person}>`, person, start, end }] }
}
