import type { Person } from './people.ts'
import {
  BARE_TEAMS,
  CONTINUES,
  DEPARTMENTS,
  DESCRIBES,
  DETERMINERS,
  DOUBTFUL_PERSONS,
  ENDS_PHRASE,
  KINDS,
  PERSONS,
  PERSONS_BEHIND,
  singular,
  TEAMS,
  TELLING,
} from './person-nouns.ts'
import type { Word } from './words.ts'

interface Phrase {
  readonly taken: number
  readonly person: Person
  /** Which of the words taken stay visible: what they say of the people matters. */
  readonly told: readonly number[]
}

/** Words that may stand between a determiner and its noun. */
const BETWEEN = 4

/** A phrase that begins here and stands for people: the on-call engineer, two reviewers, the payments team, ops. */
export function phrase(all: readonly Word[], at: number): Phrase | null {
  const first = all[at]
  if (first === undefined) return null
  const determined = DETERMINERS.has(first.lower)
  const from = determined ? at + 1 : at
  const head = headFrom(all, from, determined)
  if (head !== null) return { ...head, taken: head.end - at, told: toldIn(all, at, head.end) }
  return determined ? null : alone(all, at)
}

interface Head {
  readonly end: number
  readonly person: Person
}

function headFrom(all: readonly Word[], from: number, determined: boolean): Head | null {
  for (let index = from; index < from + BETWEEN + 1; index++) {
    const person = personAt(all, from, index)
    if (person !== null && !continues(all, index)) return closed(all, from, index, person)
    const lower = all[index]?.lower ?? ''
    if (determined ? !describes(lower) : !KINDS.has(lower) && !TELLING.has(lower)) return null
  }
  return null
}

/** May stand inside a phrase: no mark, no verb, nothing that begins another phrase. */
const describes = (lower: string): boolean =>
  /^[\p{L}\p{N}]/u.test(lower) &&
  !ENDS_PHRASE.has(lower) &&
  (!lower.endsWith('ed') || DESCRIBES.has(lower))

const continues = (all: readonly Word[], index: number): boolean => {
  const next = all[index + 1]?.lower ?? ''
  return (
    CONTINUES.has(next) ||
    TEAMS.has(singular(next)) ||
    PERSONS.has(singular(next)) ||
    isBehind(singular(next), all[index]?.lower ?? '')
  )
}

function personAt(all: readonly Word[], from: number, index: number): Person | null {
  const lower = lowerAt(all, index)
  const first = lowerAt(all, from - 1)
  const noun = singular(lower)
  const described = index > from
  if (TEAMS.has(lower) || TEAMS.has(noun)) return teamAt(lower, first, described)
  if (PERSONS.has(noun)) return first === 'any' ? 'any' : 'noun'
  if (described) return isBehind(noun, lowerAt(all, index - 1)) ? 'noun' : null
  return DETERMINERS.has(first) && DOUBTFUL_PERSONS.has(noun) ? 'op' : null
}

const lowerAt = (all: readonly Word[], at: number): string => all[at]?.lower ?? ''

/** A manager may be a program; a release manager is somebody. */
const isBehind = (noun: string, before: string): boolean =>
  PERSONS_BEHIND.get(noun)?.has(before) === true ||
  (DOUBTFUL_PERSONS.has(noun) && TELLING.has(before))

/** Our team is we; people are somebody only where it is told which. */
function teamAt(lower: string, first: string, described: boolean): Person | null {
  if (described) return 'team'
  if (first === 'our') return 'we'
  return lower !== 'people' && DETERMINERS.has(first) ? 'team' : 'any'
}

/** Takes in where the people belong: on duty, on call, in charge, on the checkout team. */
function closed(all: readonly Word[], from: number, index: number, person: Person): Head {
  const [one = '', two = ''] = [1, 2].map((step) => all[index + step]?.lower)
  if (AT_WORK.has(`${one} ${two}`)) return { end: index + 3, person }
  if (/^(?:on|from|of|in)$/.test(one) && /^(?:the|our)$/.test(two)) {
    const group = headFrom(all, index + 3, true)
    if (group?.person === 'team' || group?.person === 'we') return { end: group.end, person }
  }
  return { end: index + 1, person: person === 'noun' && isAny(all, from) ? 'any' : person }
}

const AT_WORK = new Set(['on duty', 'on call', 'on shift', 'on on-call', 'in charge'])

const isAny = (all: readonly Word[], from: number): boolean => all[from - 1]?.lower === 'any'

const toldIn = (all: readonly Word[], at: number, end: number): readonly number[] =>
  all
    .slice(at, end)
    .flatMap(({ lower }, index) =>
      TELLING.has(lower) || /^(?:no|any|every|more|most)$/.test(lower) ? [index] : [],
    )

function alone(all: readonly Word[], at: number): Phrase | null {
  const word = all[at]
  if (word === undefined || continues(all, at)) return null
  if (word.text === 'IT' || BARE_TEAMS.has(word.lower))
    return { taken: 1, person: 'team', told: [] }
  const starts = at === 0 || /^[:.;-]$/.test(all[at - 1]?.lower ?? '')
  const capital = /^\p{Lu}\p{Ll}/u.test(word.text)
  const doubtful = DEPARTMENTS.has(word.lower) || DOUBTFUL_PERSONS.has(singular(word.lower))
  return starts && capital && doubtful ? { taken: 1, person: 'op', told: [] } : null
}
