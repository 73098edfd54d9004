import type { Page } from '../effect.ts'
import type { Entry } from '../entry.ts'
import { actions, related } from './actions.ts'
import { audit } from './audit.ts'
import { checklists } from './checklists.ts'
import { footer } from './footer.ts'
import { headline } from './headline.ts'
import { overview } from './overview.ts'
import { quality } from './quality.ts'
import { olderPages, timeline } from './timeline.ts'
import { times } from './times.ts'
import { published, updates } from './updates.ts'
import type { Section, View } from './view.ts'

/** In reading order. `last` says what goes first where the page grows too long. */
const SECTIONS: readonly { readonly section: Section; readonly spare?: true }[] = [
  { section: headline },
  { section: overview },
  { section: quality },
  { section: updates },
  { section: published, spare: true },
  { section: checklists },
  { section: times },
  { section: timeline },
  { section: actions, spare: true },
  { section: related, spare: true },
  { section: audit, spare: true },
  { section: footer },
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

function firstPage(view: View): string {
  const parts = SECTIONS.flatMap(({ section, spare }) => {
    const text = section(view)
    return text === null ? [] : [{ text, spare: spare === true }]
  })
  const size = (list: typeof parts) => list.reduce((sum, { text }) => sum + text.length + 2, 0)
  let kept = parts
  while (size(kept) > VISIBLE && kept.some(({ spare }) => spare)) {
    const last = kept.findLastIndex(({ spare }) => spare)
    kept = kept.filter((_, at) => at !== last)
  }
  return kept
    .map(({ text }) => text)
    .join('\n\n')
    .slice(0, VISIBLE)
}

/** Entries in order, each page filled before the next is begun, so that what is written stays where it is. */
function chapters(entries: readonly Entry[]): readonly (readonly Entry[])[] {
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
