import { local, utcDay } from '../domain/instant.ts'
import type { Document } from '../markdown/document/model.ts'
import { firstDate, type Near } from './dates.ts'
import type { StatedFact } from './facts.ts'
import type { Known } from './known.ts'

/** What the words of an action item are read by: which day is meant, and who is somebody. */
export interface About {
  readonly near: Near | null
  /** Names and logins, in lower case; of a full name its first part and its initials too. */
  readonly people: ReadonlySet<string>
}

/** What a document and its incident say about days and people. */
export function aboutOf(
  document: Document,
  { known, zone }: { readonly known: Known | null; readonly zone: string },
  facts: readonly StatedFact[],
): About {
  const said = dayOf(document, known, facts)
  const day = said ?? dayIn(document.text.slice(0, 20_000))
  const written = writtenOn(known, zone, facts) ?? said
  const near = day === null ? null : { day, before: BEFORE_DAYS, ...(written && { written }) }
  return { near, people: peopleOf(known, facts) }
}

/** Dates beside an action item lie in the two months before its incident, or in the ten behind. */
const BEFORE_DAYS = 60

/**
 * A day of the incident: as it is known, stated or in the title. Where there is none, the first day that the document
 * names in full may stand for it when only a year is missing; nothing is counted from that one.
 */
function dayOf(
  document: Document,
  known: Known | null,
  facts: readonly StatedFact[],
): string | null {
  const began = known?.times.started ?? known?.times.declared
  if (began !== undefined) return utcDay(began)
  const stated = facts.filter(({ name }) => DATED.has(name)).map(({ raw }) => raw)
  const titles = document.sections.flatMap(({ heading }) => heading?.text.plain ?? [])
  return [...stated, ...titles].map(dayIn).find((day) => day !== null) ?? null
}

/** Day on which it was written: as it says itself, else the day in the team's zone on which the incident was over. */
function writtenOn(known: Known | null, zone: string, facts: readonly StatedFact[]): string | null {
  const stated = (name: StatedFact['name']): string | null =>
    facts
      .filter((fact) => fact.name === name)
      .map(({ raw }) => dayIn(raw))
      .find((day) => day !== null) ?? null
  const over = known?.times.resolved ?? known?.times.mitigated
  return (
    stated('written') ?? (over === undefined ? null : local(over, zone).date) ?? stated('resolved')
  )
}

const DATED: ReadonlySet<string> = new Set(['started', 'detected', 'declared', 'date', 'title'])

function dayIn(text: string): string | null {
  const found = firstDate(text, null)
  return found?.reading.date ?? null
}

function peopleOf(known: Known | null, facts: readonly StatedFact[]): ReadonlySet<string> {
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
  return new Set(names.flatMap((name) => [name, ...shortOf(name)]))
}

/** What people also write for a full name: its first part, and its initials. */
function shortOf(name: string): readonly string[] {
  const [first = '', ...others] = name.split(/[ -]+/).filter((part) => part !== '')
  return others.length === 0 ? [] : [first, [first, ...others].map((part) => part[0]).join('')]
}
