import type { Page } from '../effect.ts'
import type { Entry } from '../entry.ts'
import { actions, related } from './actions.ts'
import { audit } from './audit.ts'
import { checklists } from './checklists.ts'
import { duties } from './duties.ts'
import { footer } from './footer.ts'
import { headline } from './headline.ts'
import { items } from './items.ts'
import { overview } from './overview.ts'
import { postmortem } from './postmortem.ts'
import { quality } from './quality.ts'
import { olderPages, timeline } from './timeline.ts'
import { times } from './times.ts'
import { published, updates } from './updates.ts'
import type { Section, View } from './view.ts'

interface Part {
  readonly section: Section
  readonly title: string
  /** Which goes first where the page grows too long: the higher the sooner; 0 never goes. */
  readonly spare: number
}

/** In reading order. */
const SECTIONS: readonly Part[] = [
  { section: headline, title: 'headline', spare: 0 },
  { section: overview, title: 'overview', spare: 0 },
  { section: duties, title: 'duties', spare: 8 },
  { section: quality, title: 'worth knowing', spare: 1 },
  { section: updates, title: 'status updates', spare: 2 },
  { section: published, title: 'told to customers', spare: 4 },
  { section: postmortem, title: 'postmortem', spare: 0 },
  { section: items, title: 'action items', spare: 1 },
  { section: checklists, title: 'checklists', spare: 0 },
  { section: times, title: 'times', spare: 0 },
  { section: timeline, title: 'timeline', spare: 3 },
  { section: actions, title: 'action items noted', spare: 5 },
  { section: related, title: 'related', spare: 6 },
  { section: audit, title: 'audit', spare: 7 },
  { section: footer, title: 'footer', spare: 0 },
]

/** Characters of the visible part of a page, so that the journal always has room below it. */
const VISIBLE = 30_000
/** Bytes of journal entries a page takes before they are compressed; incompressible ones still fit. */
const JOURNAL = 24_000

/** The card of an incident: its first page to read, further ones for what does not fit. */
export function card(view: View): readonly Page[] {
  const texts = [firstPage(view), ...olderPages(view)]
  const journals = chapters(view.entries)
  const count = Math.max(texts.length, journals.length)
  return Array.from({ length: count }, (_, at) => ({
    page: at + 1,
    text: texts[at] ?? 'The journal of this incident goes on here.',
    entries: journals[at] ?? [],
  }))
}

/** Whole sections go where the page grows too long, and it says which: half a table helps nobody. */
function firstPage(view: View): string {
  let parts = SECTIONS.flatMap(({ section, title, spare }) => {
    const text = section(view)
    return text === null ? [] : [{ text, title, spare }]
  })
  const gone: string[] = []
  const size = () => parts.reduce((sum, { text }) => sum + text.length + 2, 0)
  while (size() > VISIBLE && parts.some(({ spare }) => spare > 0)) {
    const first = parts.reduce((most, part) => (part.spare > most.spare ? part : most))
    gone.push(first.title)
    parts = parts.filter((part) => part !== first)
  }
  const note = gone.length === 0 ? [] : [`Too long to be shown here: ${gone.join(', ')}.`]
  return [...parts.map(({ text }) => text), ...note].join('\n\n')
}

/** Entries in order, each page filled before the next is begun, so that what is written stays where it is. */
export function chapters(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const pages: Entry[][] = [[]]
  let size = 0
  for (const entry of entries) {
    const bytes = new TextEncoder().encode(JSON.stringify(entry)).length + 1
    if (size + bytes > JOURNAL && size > 0) {
      pages.push([])
      size = 0
    }
    pages.at(-1)?.push(entry)
    size += bytes
  }
  return pages
}
