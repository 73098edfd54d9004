import type { Invariant, Witness } from '../invariant.ts'
import { type Created, createdComments, spoiled } from './created.ts'
import { commandOf, type JournalLine, journalsOf } from './journal-lines.ts'
import { ourTexts, placeOf } from './ours.ts'
import { unreminded } from './unreminded.ts'

export const saidOnce: Invariant = {
  name: 'I8',
  promise: 'what is owed is said once: each answer, each update and each reminder',
  broken: (witness) => [...twice(witness), ...unanswered(witness), ...unreminded(witness)],
}

/** Comments that were made under one key again, though nobody had touched the one before. */
function twice(witness: Witness): readonly string[] {
  const gone = spoiled(witness)
  const byKey = Map.groupBy(
    createdComments(witness).filter(({ mark }) => mark !== null),
    ({ repository, number, mark }) => `${repository}#${number}: ${mark?.kind} ${mark?.key}`,
  )
  return [...byKey].flatMap(([name, made]) => {
    const again = made.filter((one, place) => place > 0 && !isLost(made[place - 1], one, gone))
    return again.length === 0 ? [] : [`${name} was written ${made.length} times`]
  })
}

const isLost = (
  before: Created | undefined,
  { at }: Created,
  gone: ReadonlyMap<number, number>,
): boolean => (gone.get(before?.comment ?? 0) ?? Number.POSITIVE_INFINITY) <= at

/** Refused for a reason that nobody could know, and nobody was told. A stranger is told once in an hour at all. */
function unanswered(witness: Witness): readonly string[] {
  const texts = ourTexts(witness)
  return journalsOf(texts).flatMap(({ place, texts: [{ issue }], lines }) => {
    const there = new Set(issue.comments.map(({ id }) => id))
    const said = texts.filter((one) => placeOf(one) === place && one.mark?.kind === 'reply')
    const told = new Set(said.map(({ mark }) => Number.parseInt(mark?.key ?? '', 10)))
    const gone = spoiled(witness)
    const deleted = createdComments(witness).filter((one) => gone.has(one.comment ?? 0))
    for (const { mark } of deleted) told.add(Number.parseInt(mark?.key ?? '', 10))
    return lines
      .filter(({ outcome, problem }) => outcome === 'refused' && problem?.code !== 'not-allowed')
      .filter((line) => !isRepeated(line, lines) && !isTooMuch(line, lines))
      .map(({ key }) => Number(/^c(\d+)/.exec(key)?.[1] ?? 0))
      .filter((comment) => there.has(comment) && !told.has(comment) && !issue.locked)
      .map((comment) => `${place}: comment ${comment} was refused without a word`)
  })
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** So many texts are answered on one issue in an hour, whoever goes on. */
const MOST_AN_HOUR = 10

const hourBefore = (line: JournalLine, lines: readonly JournalLine[]): readonly JournalLine[] =>
  lines.filter((one) => {
    const [other, own] = [commandOf(one)?.comment ?? 0, commandOf(line)?.comment ?? 0]
    return other < own && one.at <= line.at && line.at - one.at < HOUR_MS
  })

/** The same person is told the same about the same words once in an hour. */
const isRepeated = (line: JournalLine, lines: readonly JournalLine[]): boolean =>
  hourBefore(line, lines).some(
    ({ by, text, problem }) =>
      by === line.by && text === line.text && problem?.code === line.problem?.code,
  )

function isTooMuch(line: JournalLine, lines: readonly JournalLine[]): boolean {
  const comments = hourBefore(line, lines).flatMap((one) => commandOf(one)?.comment ?? [])
  return new Set(comments).size >= MOST_AN_HOUR
}
