import { REPORT, reportLabel, reportLabels } from '../../config/labels.ts'
import { type Instant, instant } from '../../domain/instant.ts'
import type { Ledger } from '../../engine/ledger.ts'
import type { ReportShelf, StepTaken } from '../../engine/publish-report.ts'
import type { ReportStep } from '../../plan/report/step.ts'
import type { SeenReport } from '../../plan/report/succession.ts'
import type { Actor } from '../../plan/snapshot.ts'
import { isReportKind, type ReportKind } from '../../reports/report.ts'
import { type Client, LAST_RANK } from '../client.ts'
import { defineLabel } from '../define-label.ts'
import type { Key } from '../keys.ts'
import { readMarker, writeMarker } from '../marker.ts'
import { guarded, once } from '../once.ts'
import type { RepositoryRef } from '../setup-requests.ts'
import { bodyMarker, isShared, whoseIs } from '../whose.ts'

/** Where reports go, who we are there, and what is remembered of what was sent. */
export interface ShelfPlace {
  readonly client: Client
  readonly at: RepositoryRef
  /** GitHub's number of the repository, which markers are bound to. */
  readonly repository: number
  /** Our login, as REST writes it. */
  readonly me: string
  readonly keys: readonly Key[]
  readonly ledger: Ledger
  readonly now: () => Instant
}

const REPO = '/repos/{owner}/{repo}'
const ISSUE = `${REPO}/issues/{issue_number}`

/** The reports of one repository, as issues. */
export function githubShelf(place: ShelfPlace): ReportShelf {
  let readAt = place.now()
  let first = false
  return {
    async reports(kind) {
      readAt = place.now()
      const all = await listed(place, kind)
      settle(place, all)
      first = all.length === 0
      return all
    },
    take: (step) =>
      guarded(place, async () => {
        if (first && step.type === 'report.open') await defined(place, step.labels)
        return taken(place, step, readAt)
      }),
  }
}

/** What no report carries yet may not be there. */
async function defined(place: ShelfPlace, names: readonly string[]): Promise<void> {
  for (const label of reportLabels()) {
    if (names.includes(label.name)) await defineLabel(place, label, LAST_RANK)
  }
}

interface Listed {
  readonly number: number
  readonly state: string
  readonly created_at?: string
  readonly body?: string | null
  readonly user?: { readonly login?: string; readonly type?: string } | null
  readonly pull_request?: unknown
}

/**
 * The newest hundred reports of every kind, which is a year of them, in one request: enough to see whether one that is due
 * was told. Throws Failure.
 */
export async function newestReports(place: ShelfPlace): Promise<readonly SeenReport[]> {
  const issues = await labelled(place, REPORT)
  const all = issues.flatMap((issue) => reportIn(place, null, issue))
  settle(place, all)
  return all
}

/** What the list shows was opened, whether its answer came or not: else it would count as unknown for a month. */
function settle({ ledger, now }: ShelfPlace, all: readonly SeenReport[]): void {
  const unknown = new Set(ledger.unknown())
  for (const { kind, period, number } of all) {
    const intent = `report.${kind}.${period}`
    if (unknown.has(intent)) ledger.settle(intent, number, now())
  }
}

/** Older ones than the last hundred of a kind were closed two years ago, where they come weekly. */
async function listed(place: ShelfPlace, kind: ReportKind): Promise<readonly SeenReport[]> {
  const issues = await labelled(place, `${REPORT},${reportLabel(kind)}`)
  return issues.flatMap((issue) => reportIn(place, kind, issue))
}

async function labelled({ client, at }: ShelfPlace, labels: string): Promise<readonly Listed[]> {
  const { data } = await client.get(`GET ${REPO}/issues`, {
    ...at,
    ...{ labels, state: 'all', sort: 'created', direction: 'desc', per_page: 100 },
  })
  return (data ?? []) as readonly Listed[]
}

const authorOf = ({ user }: Pick<Listed, 'user'>, me: string): Actor => {
  const login = user?.login ?? 'ghost'
  const us = login.toLowerCase() === me.toLowerCase()
  return { login, us, kind: user?.type === 'Bot' ? 'bot' : 'person' }
}

/**
 * Ours is by author first, then by a marker that does not lie; what another account of ours opened needs a key for proof.
 * `wanted` null: of any kind.
 */
function reportIn(
  { repository, me, keys }: ShelfPlace,
  wanted: ReportKind | null,
  issue: Listed,
): readonly SeenReport[] {
  if (issue.pull_request !== undefined) return []
  const found = bodyMarker(issue.body ?? '', authorOf(issue, me), { repository, keys })
  if (found?.marker.kind !== 'report') return []
  const { marker } = found
  const dot = marker.key.indexOf('.')
  const [kind, period] = [marker.key.slice(0, dot), marker.key.slice(dot + 1)]
  if (!isReportKind(kind) || (wanted !== null && kind !== wanted)) return []
  const at = issue.created_at
  const openedAt = at === undefined ? {} : { openedAt: instant(at) }
  return [{ number: issue.number, kind, period, open: issue.state === 'open', ...openedAt }]
}

async function taken(place: ShelfPlace, step: ReportStep, readAt: Instant): Promise<StepTaken> {
  switch (step.type) {
    case 'report.open':
      return opened(place, step, readAt)
    case 'report.follow':
      return followed(place, step)
    case 'report.close': {
      const params = { ...place.at, issue_number: step.report }
      await sent(place, `PATCH ${ISSUE}`, { ...params, state: 'closed', state_reason: 'completed' })
      return { result: 'done', number: null }
    }
    default:
      return step satisfies never
  }
}

function opened(
  place: ShelfPlace,
  { key, title, body, labels }: Extract<ReportStep, { type: 'report.open' }>,
  readAt: Instant,
): Promise<StepTaken> {
  const { at, repository, keys } = place
  const sealed = { repository, issue: 0, kind: 'report', key, journal: '' }
  const text = `${writeMarker(sealed, keys)}\n${body}`
  const params = { ...at, title, body: text, labels }
  return once(place, { key: `report.${key}`, readAt, names: 'number' }, () =>
    sent(place, `POST ${REPO}/issues`, params),
  )
}

const NEXT = 'report.next'

/** Read first, since without a store nobody remembers that it was said. */
async function followed(
  place: ShelfPlace,
  { report, body }: Extract<ReportStep, { type: 'report.follow' }>,
): Promise<StepTaken> {
  const readAt = place.now()
  const word = { report, key: NEXT, intent: `report.next.${report}` }
  if (await isSaid(place, word)) return { result: 'already', number: null }
  return say(place, { ...word, body, readAt })
}

/** Whether a comment of ours with that key stands on a report; it is known as sent from then on. Throws Failure. */
export async function isSaid(place: ShelfPlace, { report, key, intent }: Word): Promise<boolean> {
  const { client, at, repository, me, keys, ledger, now } = place
  const where = { ...at, issue_number: report }
  const comments = (await client.all(`GET ${ISSUE}/comments`, where)) as readonly Said[]
  const telling = { place: { repository, issue: report }, keys, shared: isShared(me) }
  const found = comments.find((one) => {
    const body = one.body ?? ''
    const whose = whoseIs({ author: authorOf(one, me), body, editor: null }, telling)
    return (whose === 'ours' || whose === 'kin') && readMarker(body)?.key === key
  })
  if (found !== undefined && ledger.unknown().includes(intent))
    ledger.settle(intent, found.id, now())
  return found !== undefined
}

type Said = Pick<Listed, 'body' | 'user'> & { readonly id: number }

/** Something that is told on a report once. */
interface Word {
  readonly report: number
  /** Of its marker. */
  readonly key: string
  /** Under which it is noted as sent. */
  readonly intent: string
}

interface Saying extends Word {
  readonly body: string
  /** When the reading began that did not show it. */
  readonly readAt: Instant
}

/** Comments on a report. Throws Failure. */
export function say(
  place: ShelfPlace,
  { report, key, body, intent, readAt }: Saying,
): Promise<StepTaken> {
  const { at, repository, keys } = place
  const sealed = { repository, issue: report, kind: 'reply', key, journal: '' }
  const text = `${writeMarker(sealed, keys)}\n${body}`
  return once(place, { key: intent, readAt, names: 'id' }, () =>
    sent(place, `POST ${ISSUE}/comments`, { ...at, issue_number: report, body: text }),
  )
}

async function sent({ client }: ShelfPlace, route: string, params: object) {
  await client.turn(route, LAST_RANK)
  return client.post(route, { ...params })
}
