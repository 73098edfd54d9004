import type { Remark } from '../commands/command.ts'
import type { Incident } from '../domain/incident.ts'
import type { Instant } from '../domain/instant.ts'
import { decide, type Near, type Speech } from './decide.ts'
import { type Entry, isCommand } from './entry.ts'
import { journalOf, pagesOf, speaks } from './journal.ts'
import { logEntry } from './log-entry.ts'
import { opening } from './opening.ts'
import { rebuiltEntry } from './recover.ts'
import type { Asked, Setup } from './setup.ts'
import type { Snapshot } from './snapshot.ts'
import { speeches } from './speeches.ts'
import { editedCard } from './ticks.ts'
import { begin, take, type Walk } from './walk.ts'

export interface Replayed {
  readonly incident: Incident
  /** The journal as it should be: what it was, and behind it what was decided now. */
  readonly entries: readonly Entry[]
  /** Near misses of commands, by comment. */
  readonly near: ReadonlyMap<number, { readonly by: string; readonly near: readonly Near[] }>
}

interface Step {
  readonly at: Instant
  /** Among things of one second: the form, GitHub's log, what people say, clicks on the card. */
  readonly rank: 0 | 1 | 2 | 3
  readonly run: (walk: Walk) => void
}

interface Sources {
  readonly seen: Snapshot
  readonly setup: Setup
  readonly asked: Asked
  readonly now: Instant
  readonly before: ReadonlyMap<string, Entry>
}

/** Folds all that GitHub tells of an issue, deciding on the way what has not been decided yet. */
export function replay(seen: Snapshot, setup: Setup, asked: Asked, now: Instant): Replayed {
  const before = new Map(journalOf(seen).map((entry) => [entry.key, entry]))
  const sources: Sources = { seen, setup, asked, now, before }
  const near: Map<number, { by: string; near: readonly Near[] }> = new Map()
  const steps = [
    ...opened(sources),
    ...journaled(sources),
    ...logged(sources),
    ...spoken(sources, near),
    ...clicked(sources),
  ]
  const walk = begin(seen.issue.title)
  for (const { run } of inOrder(steps)) run(walk)
  return {
    incident: { ...walk.incident, title: seen.issue.title },
    entries: journalOrder(sources, walk.entries),
    near,
  }
}

const inOrder = (steps: readonly Step[]): readonly Step[] =>
  steps
    .map((step, index) => ({ step, index }))
    .sort((a, b) => a.step.at - b.step.at || a.step.rank - b.step.rank || a.index - b.index)
    .map(({ step }) => step)

/** What was journaled keeps its place; what is new comes behind it, in the order it was decided. */
function journalOrder({ seen, now, before }: Sources, walked: readonly Entry[]): readonly Entry[] {
  const byKey = new Map(walked.map((entry) => [entry.key, entry]))
  const fresh = walked.filter(({ key }) => !before.has(key))
  const receipts = seen.comments.filter(({ receipt }) => receipt !== null)
  const lost = receipts.filter(({ editedAt }) => editedAt !== null).map(({ id }) => id)
  const read = receipts.filter(({ editedAt }) => editedAt === null).map(({ id }) => `c${id}`)
  const rebuilt = rebuiltEntry(seen, read, lost, now)
  const kept = [...before.values()].map((entry) => byKey.get(entry.key) ?? entry)
  return [...kept, ...(rebuilt ? [rebuilt] : []), ...fresh]
}

function opened({ seen, setup, asked, before }: Sources): readonly Step[] {
  const entry = before.get('form') ?? opening(seen, setup.policy, asked)
  if (entry === null) return []
  return [{ at: entry.at, rank: 0, run: (walk) => take(walk, entry, setup.policy) }]
}

/** Entries whose source is not read again: commands, ticks, and events that the log no longer shows. */
function journaled({ seen, setup, before }: Sources): readonly Step[] {
  const shown = new Set(seen.events.map(({ id }) => `e${id}`))
  return [...before.values()]
    .filter(({ key }) => key !== 'form' && !shown.has(key))
    .map((entry) => ({
      at: entry.at,
      rank: rankOf(entry),
      run: (walk) => take(walk, entry, setup.policy),
    }))
}

/** The same place among things of one second as when it was first read. */
function rankOf({ key }: Entry): Step['rank'] {
  if (key.startsWith('e')) return 1
  return isCommand(key) ? 2 : 3
}

function logged({ seen, setup, asked, before }: Sources): readonly Step[] {
  return seen.events
    .filter(({ actor }) => speaks(actor, setup.policy))
    .map((event) => ({
      at: event.at,
      rank: 1,
      run: (walk) => {
        const known = before.get(`e${event.id}`)
        const entry = logEntry(walk.incident, event, seen, setup.policy, asked, known)
        if (entry !== null) take(walk, entry, setup.policy)
      },
    }))
}

function spoken(
  { seen, setup, asked, now }: Sources,
  near: Map<number, { by: string; near: readonly Near[] }>,
): readonly Step[] {
  const remarks = remarksOf(seen)
  const run = (speech: Speech) => (walk: Walk) => {
    const decided = decide(walk, speech, seen, setup, asked, remarks)
    if (decided.near.length > 0 && speech.ref.kind === 'comment') {
      near.set(speech.ref.id, { by: speech.by, near: decided.near })
    }
  }
  return speeches(seen, setup.policy, now).map((speech) => ({
    at: speech.at,
    rank: 2,
    run: run(speech),
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
  return [{ at, rank: 3, run }]
}
