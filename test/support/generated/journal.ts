import type { FactBody } from '../../../src/domain/fact.ts'
import { packCard } from '../../../src/github/journal.ts'
import type { Key } from '../../../src/github/keys.ts'
import type { Entry } from '../../../src/plan/entry.ts'
import type { Comment } from '../../../src/sandbox/model.ts'
import type { IssueEvent } from '../../../src/sandbox/model-events.ts'
import { eventNodeId } from '../../../src/sandbox/present/event.ts'
import { cardText } from './card-text.ts'
import type { Life } from './life.ts'

/** A moment as GitHub has kept it: what it is there, who did it, and what it meant. */
export interface Kept {
  readonly by: string
  readonly facts: readonly FactBody[]
  readonly is: Comment | IssueEvent
}

/** What was said in the opening, by the form or in commands below the text. */
function openingFacts(life: Life): readonly FactBody[] {
  const { severity, services, detection, startedAt, detectedAt } = life
  return [
    ...(severity === null || life.kind === 'report'
      ? []
      : [{ type: 'severity-set', severity } as const]),
    ...services.map((service) => ({ type: 'service-added', service }) as const),
    ...(life.kind === 'drill' ? [{ type: 'drill-set', drill: true } as const] : []),
    ...(detection === null ? [] : [{ type: 'detection-set', source: detection } as const]),
    ...timed('started', startedAt),
    ...timed('detected', detectedAt),
  ]
}

const timed = (time: 'started' | 'detected', value: Life['startedAt']): readonly FactBody[] =>
  value === null ? [] : [{ type: 'time-set', time, value }]

function formEntry(life: Life): Entry {
  const declared: FactBody =
    life.kind === 'report'
      ? { type: 'declared', as: 'report', status: 'triage' }
      : { type: 'declared', as: 'incident', status: 'investigating' }
  const facts = [declared, ...openingFacts(life)]
  return { key: 'form', at: life.declaredAt, by: life.author, outcome: 'accepted', facts }
}

function bodyEntries({ declaredAt: at, author: by, ...life }: Life): readonly Entry[] {
  const facts = openingFacts({ ...life, declaredAt: at, author: by })
  return facts.map((fact, place) => ({
    key: `b.${place}`,
    ...{ at, by, outcome: 'accepted', text: '/said', facts: [fact] },
  }))
}

function entriesOf({ by, facts, is }: Kept, life: Life): readonly Entry[] {
  const at = is.createdAt
  if (!('kind' in is)) {
    const key = `c${is.id}.0`
    const isRefused = facts.length === 0 && is.body.startsWith('/')
    if (isRefused) return [{ key, at, by, outcome: 'refused', text: is.body, problem: UNKNOWN }]
    return facts.map((fact, place) => ({
      key: `c${is.id}.${place}`,
      ...{ at, by, outcome: 'accepted', text: is.body.split('\n')[place] ?? '', facts: [fact] },
    }))
  }
  const key = `e${eventNodeId(is)}`
  if (facts.length > 0) return [{ key, at, by, outcome: 'accepted', facts }]
  const isWord = life.kind === 'report' && by === life.author
  if (!isWord) return []
  return [{ key, at, by, outcome: 'noted', text: is.kind, problem: NOT_ALLOWED }]
}

const NOT_ALLOWED = {
  code: 'not-allowed',
  detail: 'It takes triage or more on this repository.',
  fix: '',
} as const

const UNKNOWN = {
  code: 'unknown-severity',
  detail: 'That is no severity here. Accepted: sev1, sev2, sev3 or sev4, from the worst down.',
  fix: '`/severity sev2`',
} as const

/** The journal as the engine would have written it. */
function journal(life: Life, kept: readonly Kept[]): readonly Entry[] {
  const [first, ...rest] = kept.map((one) => entriesOf(one, life))
  return life.byForm
    ? [formEntry(life), ...(first ?? []), ...rest.flat()]
    : [...(first ?? []), ...bodyEntries(life), ...rest.flat()]
}

export interface Signed {
  readonly repository: number
  readonly keys: readonly Key[]
}

/** The pages of the card as comments say them: two where the journal is long, else one. */
export function cardBodies(
  life: Life,
  kept: readonly Kept[],
  { repository, keys }: Signed,
): readonly string[] {
  const entries = journal(life, kept)
  const middle = life.long ? Math.ceil(entries.length / 2) : entries.length
  const pages = [entries.slice(0, middle), entries.slice(middle)].slice(0, life.long ? 2 : 1)
  const place = { repository, issue: life.number }
  return pages.map((part, at) =>
    packCard({ page: at + 1, text: cardText(life, at), entries: part }, place, keys),
  )
}
