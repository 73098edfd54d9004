import type { Document } from '../markdown/document/model.ts'
import { aboutOf } from './about.ts'
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
  const { near, people } = aboutOf(document, review, facts)
  const context = { near: near?.day ?? null, zone: review.zone }
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
    actions: actionItems({ document, near, people }, parts),
  }
}
