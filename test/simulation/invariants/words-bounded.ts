import type { Invariant, Witness } from '../invariant.ts'
import { type Created, createdComments, spoiled } from './created.ts'
import { spokenIn } from './spoken.ts'

export const wordsBounded: Invariant = {
  name: 'I17',
  promise: 'nobody is answered more than once for what they say, and no bot at all',
  broken: (witness) => {
    const made = createdComments(witness)
    const byPlace = Map.groupBy(made, ({ repository, number }) => `${repository}#${number}`)
    return [...byPlace].flatMap(([place, all]) => [
      ...flooded(place, all),
      ...unprovoked(witness, place, all),
      ...cards(witness, place, all),
    ])
  },
}

const HOUR_MS = 3_600_000
/** Beside one for each thing that somebody said in that hour. */
const MOST_AN_HOUR = 10

/** Reminders, updates and whatever else comes by itself. */
function flooded(place: string, all: readonly Created[]): readonly string[] {
  const byThemselves = all.filter(({ mark }) => !/^(?:\d+|body|none):/.test(mark?.key ?? ''))
  const tooMany = byThemselves.some(
    ({ at }, from) =>
      (byThemselves[from + MOST_AN_HOUR]?.at ?? Number.POSITIVE_INFINITY) - at < HOUR_MS,
  )
  return tooMany
    ? [`${place}: more than ${MOST_AN_HOUR} comments in an hour that nobody asked for`]
    : []
}

/** An answer names the comment that it answers, which a person has written there. */
function unprovoked(witness: Witness, place: string, all: readonly Created[]): readonly string[] {
  const said = new Set(spokenIn(witness).map(({ id }) => String(id)))
  const gone = spoiled(witness)
  const answers = all.flatMap(({ mark, comment }) => {
    const [, to] = /^(\d+):/.exec(mark?.key ?? '') ?? []
    return to === undefined || mark?.kind !== 'reply' ? [] : [{ to, comment }]
  })
  const strange = answers.filter(({ to }) => !said.has(to))
  const byComment = Map.groupBy(answers, ({ to }) => to)
  const often = [...byComment].filter(
    ([, some]) => some.filter(({ comment }) => !gone.has(comment ?? 0)).length > 1,
  )
  return [
    ...strange.map(({ to }) => `${place}: answers ${to}, which no person has written`),
    ...often.map(([to, some]) => `${place}: answers ${to} ${some.length} times`),
  ]
}

/** One for each page, and one more each time that somebody spoiled one. */
function cards(witness: Witness, place: string, all: readonly Created[]): readonly string[] {
  const made = all.filter(({ mark }) => mark?.kind === 'card')
  const pages = new Set(made.map(({ mark }) => mark?.key)).size
  const gone = made.filter(({ comment }) => spoiled(witness).has(comment ?? 0)).length
  const most = pages + gone
  return made.length > most ? [`${place}: ${made.length} cards for ${pages} pages`] : []
}
