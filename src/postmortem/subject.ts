import { utcDay } from '../domain/instant.ts'
import type { Document } from '../markdown/document/model.ts'
import { firstDate, type Near } from './dates.ts'
import { factsOf, type StatedFact } from './facts.ts'
import { type ActionItems, actionItems } from './items/items.ts'
import type { Review } from './known.ts'
import { type Part, partsOf } from './sections.ts'
import type { Moment } from './timeline/moment.ts'
import { timeline } from './timeline/timeline.ts'

/** What a rule looks at: the document, what is known besides, and what several rules read out of both. */
export interface Subject {
  readonly document: Document
  readonly review: Review
  /** The codes of all rules there are. */
  readonly codes: ReadonlySet<string>
  readonly parts: readonly Part[]
  /** What its head states, front matter first. */
  readonly facts: readonly StatedFact[]
  /** Whether its front matter says that it is the postmortem of an incident, as a draft of ours does. */
  readonly drafted: boolean
  /** The rows of each timeline that it has. */
  readonly timelines: readonly (readonly Moment[])[]
  readonly actions: ActionItems
}

/** Reads out of a document once what its rules share. */
export function subject(
  document: Document,
  review: Review,
  codes: ReadonlySet<string> = new Set(),
): Subject {
  const parts = partsOf(document)
  const facts = factsOf(document, parts)
  const day = dayOf(document, review, facts)
  const near: Near | null = day === null ? null : { day, before: BEFORE_DAYS }
  const context = { near: day, zone: review.zone }
  return {
    document,
    review,
    codes,
    parts,
    facts,
    drafted: facts.some(({ name, from }) => name === 'incident' && from === 'front-matter'),
    timelines: parts
      .filter(({ name }) => name === 'timeline')
      .map((part) => timeline(document, part, context)),
    actions: actionItems({ document, near, people: peopleOf(review, facts) }, parts),
  }
}

/** Dates beside an action item lie in the two months before its incident, or in the ten behind. */
const BEFORE_DAYS = 60

/** A day of the incident: as it is known, stated, in the title, or the first that the document names in full. */
function dayOf(document: Document, review: Review, facts: readonly StatedFact[]): string | null {
  const known = review.known?.times.started ?? review.known?.times.declared
  if (known !== undefined) return utcDay(known)
  const stated = facts.filter(({ name }) => DATED.has(name)).map(({ raw }) => raw)
  const titles = document.sections.flatMap(({ heading }) => heading?.text.plain ?? [])
  const texts = [...stated, ...titles, document.text.slice(0, 20_000)]
  return texts.map(dayIn).find((day) => day !== null) ?? null
}

const DATED: ReadonlySet<string> = new Set(['started', 'detected', 'declared', 'date', 'title'])

function dayIn(text: string): string | null {
  const found = firstDate(text, null)
  return found?.reading.date ?? null
}

/** Names and logins, in lower case; of a full name its first part too. */
function peopleOf({ known }: Review, facts: readonly StatedFact[]): ReadonlySet<string> {
  const participants = known?.participants ?? []
  const stated = facts
    .filter(({ name }) => name === 'people')
    .flatMap(({ raw }) => raw.split(/[,;&]|\band\b/))
  const names = [...participants.flatMap(({ login, name }) => [login, name ?? '']), ...stated]
    .map((name) =>
      name
        .replace(/\([^()]*\)/g, ' ')
        .replaceAll('@', '')
        .trim()
        .toLowerCase(),
    )
    .filter((name) => /^[\p{L}'’. \d-]{2,40}$/u.test(name) && !/\btodo\b/.test(name))
  return new Set(names.flatMap((name) => [name, name.split(' ', 1)[0] ?? '']))
}
