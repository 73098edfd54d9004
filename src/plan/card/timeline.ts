import type { Fact } from '../../domain/fact.ts'
import type { Instant } from '../../domain/instant.ts'
import { local } from '../../domain/instant.ts'
import { details, table } from '../../markdown/table.ts'
import { keyOf } from '../postmortem/own-word.ts'
import { chunks, newestFitting } from './fitting.ts'
import { clock, person, type Section, source, type View } from './view.ts'
import { wordsFor } from './words.ts'

const NEWEST = 40
const NEWEST_CHARACTERS = 9_000
const PAGE_CHARACTERS = 25_000

/** When a fact belongs on the timeline: what was noted later stands at the time that it tells of, plans when they were made. */
const whenOf = (fact: Fact): Instant =>
  fact.type === 'timeline-noted' || fact.type === 'comment-pinned' ? fact.when : fact.at

function rows(view: View): readonly (readonly string[])[] {
  return view.incident.history
    .flatMap((fact) => {
      const words = wordsFor(fact, view)
      return words === null ? [] : [{ fact, words, at: whenOf(fact) }]
    })
    .sort((a, b) => a.at - b.at)
    .map(({ fact, words, at }) => [
      source(clock(at, view), fact.ref, view),
      fact.ref.kind === 'alert' ? 'an alert' : person(fact.by, view),
      `${words}${correction(fact)}`,
    ])
}

/** Told of what a document changed, and not of what its publishing did. */
const correction = (fact: Fact): string =>
  fact.ref.kind === 'document' && keyOf(fact) !== null ? ', corrected in the postmortem' : ''

const head = (view: View): readonly string[] => {
  const at = view.incident.openedAt ?? view.issue.createdAt
  return [`Time (${local(at, view.policy.zone).zone})`, 'Who', 'What']
}

/** The newest rows, in the order in which things happened. */
export const timeline: Section = (view) => {
  const all = rows(view)
  if (all.length === 0) return null
  const shown = newestFitting(all, NEWEST, NEWEST_CHARACTERS)
  const older = all.length - shown
  const note = older > 0 ? [`${older} earlier rows are in the comment below the card.`] : []
  return ['#### Timeline', table(head(view), all.slice(-shown)), ...note].join('\n\n')
}

/** The rows before the newest, as the texts of further card pages, oldest page first. */
export function olderPages(view: View): readonly string[] {
  const all = rows(view)
  const older = all.slice(0, all.length - newestFitting(all, NEWEST, NEWEST_CHARACTERS))
  return chunks(older, PAGE_CHARACTERS).map(
    (run) =>
      `#### Earlier on the timeline\n\n${details(`${run.length} rows`, table(head(view), run))}`,
  )
}
