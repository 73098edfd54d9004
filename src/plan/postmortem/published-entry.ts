import type { FactBody } from '../../domain/fact.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { type Category, statusOf } from '../../domain/status.ts'
import type { Entry } from '../entry.ts'
import type { Walk } from '../walk.ts'
import { corrected } from './corrected.ts'
import type { Publication } from './seen.ts'
import { publishedKey, withdrawnKey } from './told.ts'

type News = Exclude<Publication, { kind: 'as-told' }>

/** Under which the journal keeps it. */
export const newsKey = (news: News): string =>
  news.kind === 'published' ? publishedKey(news.document.commit) : withdrawnKey(news.commit)

/**
 * Decides what a new version on the default branch means, against the incident as it was at that moment. `watched`: we
 * were there when it came.
 */
export function newsEntry(
  walk: Walk,
  news: News,
  at: Instant,
  policy: Policy,
  watched: boolean,
): Entry {
  const { by } = news
  const told =
    news.kind === 'published'
      ? published(walk, news, at, policy, watched)
      : withdrawn(walk, news, policy)
  return { key: newsKey(news), at, by, outcome: 'noted', ...told }
}

type Content = Pick<Entry, 'facts' | 'notes'>

function published(
  walk: Walk,
  { document, edits }: Extract<News, { kind: 'published' }>,
  at: Instant,
  policy: Policy,
  watched: boolean,
): Content {
  const { facts, notes } = corrected(walk, edits ?? [], at, policy)
  const lost = edits === null ? [NO_BASE] : []
  return {
    facts: [
      { type: 'postmortem-published', ...document, ...(watched ? { watched } : {}) },
      ...facts,
      ...moved(walk, 'resolved', 'reviewed', policy),
    ],
    ...(notes.length + lost.length > 0 ? { notes: [...notes, ...lost] } : {}),
  }
}

const NO_BASE =
  'What people changed in the postmortem is not known, since no version of it by Sitrep is left to compare with; its times, severity and services were not taken over.'

const withdrawn = (
  walk: Walk,
  { path }: Extract<News, { kind: 'withdrawn' }>,
  policy: Policy,
): Content => ({
  facts: [{ type: 'postmortem-withdrawn', path }, ...moved(walk, 'reviewed', 'resolved', policy)],
})

function moved(
  { incident }: Walk,
  from: Category,
  to: Category,
  policy: Policy,
): readonly FactBody[] {
  if (incident.category !== from) return []
  const { name, category } = statusOf(to, policy.statuses)
  return [{ type: 'status-entered', status: name, category }]
}
