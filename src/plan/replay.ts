import type { Remark } from '../commands/command.ts'
import type { Action } from '../domain/action.ts'
import type { Incident } from '../domain/incident.ts'
import type { Instant } from '../domain/instant.ts'
import { alertOpening } from './alert/opening.ts'
import { type Told, withTold } from './alert/told.ts'
import { decide, NO_PROOFS, type Proofs } from './decide.ts'
import type { Entry } from './entry.ts'
import { factsOf } from './events.ts'
import { handoverEntries } from './handover.ts'
import { journalOf, pagesOf, speaks } from './journal.ts'
import { logEntry } from './log-entry.ts'
import { isOpeningPending, opening } from './opening.ts'
import { courseOf } from './postmortem/course.ts'
import { invitations } from './postmortem/invited.ts'
import { newsEntry, newsKey } from './postmortem/published-entry.ts'
import { lastTold } from './postmortem/told.ts'
import { wasWatched } from './postmortem/watched.ts'
import { oursSince, rebuiltEntry } from './recover.ts'
import type { Asked, Setup } from './setup.ts'
import type { Snapshot } from './snapshot.ts'
import { speeches } from './speeches.ts'
import { editedCard } from './ticks.ts'
import { begin, take, type Walk } from './walk.ts'

export interface Replayed {
  readonly incident: Incident
  /** Null where the issue is no action item. */
  readonly action: Action | null
  /** The journal as it should be: what it was, and behind it what was decided now. */
  readonly entries: readonly Entry[]
}

export interface Step {
  readonly key: string
  readonly at: Instant
  /** Among new things of one second: the form, GitHub's log, what people say, clicks on the card. */
  readonly rank: 0 | 1 | 2 | 3
  readonly run: (walk: Walk) => void
}

export interface Sources {
  readonly seen: Snapshot
  readonly setup: Setup
  readonly asked: Asked
  readonly now: Instant
  readonly before: ReadonlyMap<string, Entry>
  readonly proofs: Proofs
  /** When the issue became one of ours; null where it never did. */
  readonly since: Instant | null
}

/** Folds all that GitHub tells of an issue, deciding on the way what has not been decided yet. */
export function replay(
  seen: Snapshot,
  setup: Setup,
  asked: Asked,
  now: Instant,
  told: readonly Told[] = [],
): Replayed {
  const journal = withTold(journalOf(seen), told, seen, setup.policy)
  const before = new Map(journal.map((entry) => [entry.key, entry]))
  const since = oursSince(seen)
  const sources: Sources = { seen, setup, asked, now, before, proofs: NO_PROOFS, since }
  const steps = [
    ...opened(sources),
    ...journaled(sources),
    ...logged(sources),
    ...spoken(sources),
    ...clicked(sources),
    ...published(sources),
  ]
  const walk = begin(seen.issue.title)
  for (const { run } of inOrder(steps, before)) run(walk)
  const incident = { ...walk.incident, title: seen.issue.title }
  return {
    incident,
    action: null,
    entries: journalOrder(sources, [...walk.entries, ...invited(sources, incident)]),
  }
}

/**
 * The incident as its journal and GitHub's log tell it: the same fold, without what people have typed or ticked since,
 * which nobody decides for a report.
 */
export function recount(seen: Snapshot, setup: Setup, asked: Asked, now: Instant): Incident {
  const before = new Map(journalOf(seen).map((entry) => [entry.key, entry]))
  const sources: Sources = { seen, setup, asked, now, before, proofs: NO_PROOFS, since: null }
  const walk = begin(seen.issue.title)
  // A journal without the form's answers knows of none, so the body is not searched for them.
  const opens = before.size === 0 || [...before.keys()].some(isOpening)
  const form = opens ? opened(sources) : []
  const steps = [...form, ...journaled(sources), ...logged(sources)]
  for (const { run } of inOrder(steps, before)) run(walk)
  return { ...walk.incident, title: seen.issue.title }
}

/** By time; in one second what was decided before comes first, in the order in which it was. */
export function inOrder(
  steps: readonly Step[],
  before: ReadonlyMap<string, Entry>,
): readonly Step[] {
  const places = new Map([...before.keys()].map((key, at) => [key, at]))
  const place = ({ key, rank }: Step) => places.get(key) ?? places.size + rank
  return [...steps].sort((a, b) => a.at - b.at || place(a) - place(b))
}

/** What was journaled keeps its place; what is new comes behind it, in the order it was decided. */
function journalOrder({ seen, now, before }: Sources, walked: readonly Entry[]): readonly Entry[] {
  const fresh = walked.filter(({ key }) => !before.has(key))
  const rebuilt = rebuiltEntry(seen, walked, now)
  const taken = handoverEntries(seen, before, now)
  return [...before.values(), ...taken, ...(rebuilt ? [rebuilt] : []), ...fresh]
}

/** The entries with which an incident begins: a form, or an alert. */
const isOpening = (key: string): boolean => key === 'form' || key === 'alert'

function opened({ seen, setup, asked, now, before }: Sources): readonly Step[] {
  const { policy } = setup
  const known = before.get('alert') ?? before.get('form')
  const entry = known ?? alertOpening(seen, policy) ?? opening(seen, policy, asked, now)
  if (entry === null) return isOpeningPending(seen, policy, asked) ? [pending(seen)] : []
  return [{ key: entry.key, at: entry.at, rank: 0, run: (walk) => take(walk, entry, policy) }]
}

const pending = ({ issue }: Snapshot): Step => ({
  ...{ key: 'form', at: issue.createdAt, rank: 0 },
  run: (walk) => {
    walk.undeclared = true
  },
})

/** Entries whose source is not read again: commands, ticks, and events that the log no longer shows. */
export function journaled({ seen, setup, before }: Sources): readonly Step[] {
  const shown = new Set(seen.events.map(({ id }) => `e${id}`))
  return [...before.values()]
    .filter(({ key }) => !isOpening(key) && !shown.has(key))
    .map((entry) => ({
      key: entry.key,
      at: entry.at,
      rank: 0,
      run: (walk) => take(walk, entry, setup.policy),
    }))
}

function logged({ seen, setup, asked, before }: Sources): readonly Step[] {
  return seen.events
    .filter(({ actor }) => speaks(actor, setup.policy))
    .map((event) => ({
      key: `e${event.id}`,
      at: event.at,
      rank: 1,
      run: (walk) => {
        const known = before.get(`e${event.id}`)
        const facts = () => factsOf(event, walk.incident, setup.policy)
        const entry = logEntry(facts, event, seen, setup.policy, asked, known)
        if (entry !== null) take(walk, entry, setup.policy)
        else if (facts().some(({ type }) => type === 'declared')) walk.undeclared = true
      },
    }))
}

export function spoken({ seen, setup, asked, now, proofs, since }: Sources): readonly Step[] {
  const remarks = remarksOf(seen)
  return speeches(seen, setup.policy, now, since).map((speech) => ({
    key: speech.key,
    at: speech.at,
    rank: 2,
    run: (walk) => decide(walk, speech, seen, setup, asked, remarks, proofs),
  }))
}

const remarksOf = (seen: Snapshot): ReadonlyMap<number, Remark> =>
  new Map(
    seen.comments.map(({ id, author, createdAt: at, body: text }) => [
      id,
      { author: author.login, at, text },
    ]),
  )

/** Without a key nobody's edit of a card is read, since it ends the trust in it. */
function clicked({ seen, setup, before }: Sources): readonly Step[] {
  const [first] = pagesOf(seen)
  const at = first?.editedAt ?? null
  if (first === undefined || at === null || first.trust === 'tampered' || !seen.signed) return []
  if (before.has(`t${at}`) || before.has(`x${at}`)) return []
  const run = (walk: Walk) => {
    const entry = editedCard(walk, first)
    if (entry !== null) take(walk, entry, setup.policy)
  }
  return [{ key: `t${at}`, at, rank: 3, run }]
}

/**
 * What became of the postmortem on the default branch. It never comes before what the journal last told of it, nor after
 * now: a commit bears whatever time the clock of its author showed.
 */
function published({ seen, setup, now, before }: Sources): readonly Step[] {
  const news = seen.postmortem?.publication ?? { kind: 'as-told' }
  if (news.kind === 'as-told' || before.has(newsKey(news))) return []
  const told = lastTold([...before.values()])
  const at = Math.max(Math.min(news.at, now), told?.at ?? 0) as Instant
  const watched = wasWatched(news.at, seen, now)
  const run = (walk: Walk) =>
    take(walk, newsEntry(walk, news, at, setup.policy, watched), setup.policy)
  return [{ key: newsKey(news), at, rank: 1, run }]
}

/** Whom the pull request of the postmortem has to call. */
function invited({ seen, setup, now, before }: Sources, incident: Incident): readonly Entry[] {
  if (seen.postmortem === null) return []
  const course = courseOf(incident, setup.policy, seen.postmortem, false)
  return course.kind === 'keep' ? invitations(course.pull, incident, before, now) : []
}
