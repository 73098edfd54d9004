import type { FactBody } from '../../../src/domain/fact.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import type { Category } from '../../../src/domain/status.ts'
import type { EventDetail } from '../../../src/sandbox/actions/record.ts'
import type { Life, Spell } from './life.ts'

/** Something that happened on an issue, in GitHub's words, and what it meant. */
export type Moment = { readonly at: Instant; readonly by: string } & (
  | { readonly kind: 'comment'; readonly body: string; readonly facts: readonly FactBody[] }
  | { readonly kind: 'event'; readonly detail: EventDetail; readonly facts: readonly FactBody[] }
)

/** How labels are called here, to how GitHub numbers them. */
export type LabelIds = ReadonlyMap<string, number>

export const US = 'sitrep[bot]'
export const NOISE = 130

const entered = (category: Category, more: object = {}): FactBody =>
  ({ type: 'status-entered', status: category, category, ...more }) as FactBody

/** Everything that happened on the issue after it was opened, in order. */
export function course(life: Life, labels: LabelIds): readonly Moment[] {
  const moments = [
    ...opened(life, labels),
    ...answered(life),
    ...(life.long ? noise(life, labels) : []),
    ...life.spells.flatMap((spell, at) => spent(life, spell, at, labels)),
    ...lastWords(life),
  ]
  return moments.toSorted((a, b) => a.at - b.at)
}

const labelled = (
  at: Instant,
  by: string,
  kind: 'labeled' | 'unlabeled',
  name: string,
  labels: LabelIds,
  facts: readonly FactBody[] = [],
): Moment => {
  const label = { id: labels.get(name) ?? 0, name, color: 'ededed' }
  return { at, by, kind: 'event', detail: { kind, label }, facts }
}

function opened(life: Life, labels: LabelIds): readonly Moment[] {
  const { declaredAt: at, author, byForm, severity, services, kind } = life
  const fact: FactBody = byForm
    ? { type: 'adopted' }
    : { type: 'declared', as: 'incident', status: 'investigating' }
  const ours = [
    ...(severity === null || kind === 'report' ? [] : [severity]),
    ...services.map((name) => `service: ${name}`),
    kind === 'report' ? 'status: triage' : 'status: investigating',
    ...(kind === 'drill' ? ['drill'] : []),
  ]
  return [
    labelled(at, author, 'labeled', 'incident', labels, kind === 'report' ? [] : [fact]),
    ...ours.map((name) => labelled(at, US, 'labeled', name, labels)),
  ]
}

function answered({ acknowledgedAt: at, responder: by }: Life): readonly Moment[] {
  if (at === null) return []
  const facts: readonly FactBody[] = [
    { type: 'acknowledged' },
    { type: 'role-assigned', role: 'commander', login: by },
  ]
  return [{ at, by, kind: 'comment', body: '/ack\n/ic', facts }]
}

/** The commands and clicks of one spell, with the labels that follow from them. */
function spent(life: Life, spell: Spell, at: number, labels: LabelIds): readonly Moment[] {
  const { responder: by } = life
  const { openedAt, mitigatedAt } = spell
  const again: readonly Moment[] =
    at === 0
      ? []
      : [
          {
            ...{ at: openedAt, by, kind: 'event', detail: { kind: 'reopened' } },
            facts: [entered('investigating')],
          },
          labelled(openedAt, US, 'labeled', 'status: investigating', labels),
          labelled(openedAt, US, 'unlabeled', 'status: resolved', labels),
        ]
  const mitigated: readonly Moment[] =
    mitigatedAt === null
      ? []
      : [
          {
            ...{ at: mitigatedAt, by, kind: 'comment', body: '/mitigated\n\nIt works again.' },
            facts: [entered('mitigated')],
          },
          labelled(mitigatedAt, US, 'labeled', 'status: mitigated', labels),
          labelled(mitigatedAt, US, 'unlabeled', 'status: investigating', labels),
        ]
  return [...again, ...mitigated, ...ended(life, spell, labels)]
}

function ended(life: Life, spell: Spell, labels: LabelIds): readonly Moment[] {
  const { endedAt: at, mitigatedAt, byHand } = spell
  const { responder: by, kind, number } = life
  if (at === null) return []
  const category = kind === 'duplicate' || kind === 'cancelled' ? kind : 'resolved'
  const more = kind === 'duplicate' ? { duplicateOf: number - 1 } : {}
  const fact = entered(category, more)
  const reason = {
    duplicate: 'duplicate',
    cancelled: 'not_planned',
    resolved: 'completed',
  } as const
  const detail = { kind: 'closed', stateReason: reason[category], closer: null } as const
  const was = mitigatedAt === null ? 'status: investigating' : 'status: mitigated'
  const signs = [
    labelled(at, US, 'labeled', `status: ${category}`, labels),
    labelled(at, US, 'unlabeled', was, labels),
  ]
  if (byHand) return [{ at, by, kind: 'event', detail, facts: [fact] }, ...signs]
  const words = { resolved: '/resolve', cancelled: '/cancel false alarm', duplicate: '/duplicate' }
  return [
    { at, by, kind: 'comment', body: words[category], facts: [fact] },
    ...signs,
    { at, by: US, kind: 'event', detail, facts: [] },
  ]
}

/** Labels that mean nothing, and commands that were refused: they fill log and journal and change no figure. */
function noise({ declaredAt, responder: by }: Life, labels: LabelIds): readonly Moment[] {
  return Array.from({ length: NOISE }, (_, place) => {
    const at = (declaredAt + 1_000) as Instant
    const kind = place % 2 === 0 ? ('labeled' as const) : ('unlabeled' as const)
    const talk: Moment = { at, by, kind: 'comment', body: `/severity ${place + 5}`, facts: [] }
    return [labelled(at, by, kind, 'help wanted', labels), talk]
  }).flat()
}

/** The cause comes out when it is over; a last word is one that nobody has to read. */
function lastWords({ cause, spells, responder: by, afterwordAt }: Life): readonly Moment[] {
  const at = spells[0].endedAt
  const found: readonly Moment[] =
    cause === null || at === null
      ? []
      : [
          {
            ...{ at, by, kind: 'comment', body: `/cause ${cause}` },
            facts: [{ type: 'cause-set', cause }],
          },
        ]
  if (afterwordAt === null) return found
  return [...found, { at: afterwordAt, by, kind: 'comment', body: 'Thanks, all.', facts: [] }]
}
