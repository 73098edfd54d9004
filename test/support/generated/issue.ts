import type { Instant } from '../../../src/domain/instant.ts'
import type { EventDetail } from '../../../src/sandbox/actions/record.ts'
import type { Outline } from '../../../src/sandbox/issue-outline.ts'
import type { Comment, Issue } from '../../../src/sandbox/model.ts'
import type { IssueEvent } from '../../../src/sandbox/model-events.ts'
import { UNLINKED } from '../../../src/sandbox/model-links.ts'
import { course, type LabelIds, type Moment, NOISE, US } from './course.ts'
import { cardBodies, type Kept, type Signed } from './journal.ts'
import { type Life, touchedAt } from './life.ts'

/** Where the issues stand, and how people and labels are numbered there. */
export interface Ground extends Signed {
  readonly users: ReadonlyMap<string, number>
  readonly labels: LabelIds
  readonly appId: number
}

/** GitHub's numbers fit into 31 bits; below these stand those of everything else in the world. */
const FIRST_ID = 100_000_000
const IDS_OF_ONE = 1_000
const idOf = (number: number, place: number): number => FIRST_ID + number * IDS_OF_ONE + place

const isOver = ({ spells }: Life): boolean => spells.every(({ endedAt }) => endedAt !== null)

/** What lists ask of it, without making it. */
export function outlineOf(life: Life, { users, labels }: Ground): Outline {
  return {
    number: life.number,
    state: isOver(life) ? 'closed' : 'open',
    createdAt: life.declaredAt,
    updatedAt: touchedAt(life),
    authorId: users.get(life.author) ?? 0,
    labelIds: labelsNow(life).map((name) => labels.get(name) ?? 0),
    assigneeIds: life.acknowledgedAt === null ? [] : [users.get(life.responder) ?? 0],
    comments: 1,
  }
}

function labelsNow(life: Life): readonly string[] {
  const { kind, severity, services, cause, spells } = life
  const over = kind === 'duplicate' || kind === 'cancelled' ? kind : 'resolved'
  const running = spells[0].mitigatedAt === null ? 'investigating' : 'mitigated'
  const status = kind === 'report' ? 'triage' : isOver(life) ? over : running
  return [
    'incident',
    `status: ${status}`,
    ...(severity === null || kind === 'report' ? [] : [severity]),
    ...services.map((name) => `service: ${name}`),
    ...(cause === null || spells[0].endedAt === null ? [] : [`cause: ${cause}`]),
    ...(kind === 'drill' ? ['drill'] : []),
  ]
}

/** The issue with its card, its talk and its log. */
export function issueOf(life: Life, ground: Ground): Issue {
  const outline = outlineOf(life, ground)
  const kept = course(life, ground.labels).map((moment, at) => keep(moment, life, at, ground))
  const things = kept.map(({ is }) => is)
  const ends = life.spells.at(-1)?.endedAt ?? null
  const reason = { duplicate: 'duplicate', cancelled: 'not_planned' } as const
  const ended = life.kind === 'duplicate' || life.kind === 'cancelled' ? reason[life.kind] : null
  return {
    ...UNLINKED,
    ...outline,
    labelIds: [...outline.labelIds],
    assigneeIds: [...outline.assigneeIds],
    id: idOf(life.number, 0),
    title: `${life.services.join(' and ')} in trouble, number ${life.number}`,
    body: 'Something is broken and people notice.',
    stateReason: ends === null ? null : (ended ?? 'completed'),
    viaAppId: null,
    closedAt: ends,
    closedById: ends === null ? null : (ground.users.get(US) ?? 0),
    locked: false,
    lockReason: null,
    comments: withCard(things.filter(isComment), life, kept, ground),
    events: things.filter((is): is is IssueEvent => 'kind' in is),
    ...{ reactions: [], fieldValues: [], pull: null, deleted: false, movedTo: null },
    ...{ lastEditedAt: null, editorId: null },
  }
}

const isComment = (is: Comment | IssueEvent): is is Comment => !('kind' in is)

function keep(moment: Moment, life: Life, place: number, ground: Ground): Kept {
  const { by, at, facts } = moment
  const id = idOf(life.number, place + 10)
  const who = ground.users.get(by) ?? 0
  if (moment.kind === 'comment') return { by, facts, is: commentOf(id, who, moment.body, at) }
  const viaAppId = by === US ? ground.appId : null
  return { by, facts, is: eventOf(moment.detail, { id, actorId: who, viaAppId, createdAt: at }) }
}

const eventOf = (
  detail: EventDetail,
  base: Pick<IssueEvent, 'id' | 'actorId' | 'viaAppId' | 'createdAt'>,
): IssueEvent => ({ ...base, ...detail }) as IssueEvent

const commentOf = (id: number, authorId: number, body: string, createdAt: Instant): Comment => ({
  ...{ id, authorId, viaAppId: null, body, createdAt, updatedAt: createdAt },
  ...{ minimizedReason: null, reactions: [], lastEditedAt: null, editorId: null },
})

/** Its first page is the first comment; a second came when the first was full, behind most of the talk. */
function withCard(
  said: readonly Comment[],
  life: Life,
  kept: readonly Kept[],
  ground: Ground,
): Comment[] {
  const us = ground.users.get(US) ?? 0
  const edited = touchedAt(life)
  const pages = cardBodies(life, kept, ground).map((body, page) => ({
    ...commentOf(idOf(life.number, page + 1), us, body, life.declaredAt),
    ...{ viaAppId: ground.appId, updatedAt: edited, lastEditedAt: edited, editorId: us },
  }))
  const [first, ...more] = pages
  const all = first === undefined ? [...said] : [first, ...said]
  all.splice(NOISE, 0, ...more)
  return all
}
