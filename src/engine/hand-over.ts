import { DAY_MS, type Instant } from '../domain/instant.ts'
import { ended } from '../domain/status.ts'
import type { ActionCase } from '../metrics/material.ts'
import { recount } from '../plan/replay.ts'
import { actionCaseOf } from '../plan/report/action-case-of.ts'
import { type HandOver, handOverKey, handOvers } from '../plan/report/hand-over.ts'
import { handOverWords, type OpenIncident } from '../plan/report/hand-over-words.ts'
import { insiders } from '../plan/report/insiders.ts'
import type { SeenReport } from '../plan/report/succession.ts'
import type { Setup } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import type { StepTaken } from './publish-report.ts'
import type { ReportPlace, ReportWorld, Unfinished } from './report-world.ts'

/** On which reports hand-overs are told: before the first action item there is none on action items. */
export const HAND_OVER_REPORTS = ['actions', 'metrics'] as const

/** These reports, as places on which hand-overs are told. What GitHub refuses on reading is thrown. */
export interface HandOverShelf {
  readonly reports: () => Promise<readonly SeenReport[]>
  readonly isTold: (report: number, key: string) => Promise<boolean>
  readonly tell: (report: number, key: string, body: string) => Promise<StepTaken>
}

export interface HandingOver {
  readonly world: Pick<ReportWorld, 'now' | 'open' | 'actions'>
  readonly place: ReportPlace
  readonly shelf: HandOverShelf
  /** False: all is read and thought out, and nothing is written. */
  readonly writes: boolean
}

/** What became of one hand-over. */
export type HandedOver =
  | Unfinished
  /** No report is there to tell it on; the next one will have it. */
  | { readonly kind: 'no-report' }
  /** It was told before, or is too long ago to be told. */
  | { readonly kind: 'over' }
  | { readonly kind: 'kept-back'; readonly report: number }
  | { readonly kind: 'told'; readonly report: number; readonly taken: StepTaken }

export interface HandOverDone {
  readonly handOver: HandOver
  readonly done: HandedOver
}

/**
 * Tells each hand-over on the report of action items, or of incidents while there is none, once however often this runs. `isTold` says what is known to be
 * told without asking. Ends with the first that could not be read to its end. Throws Failure.
 */
export async function tellHandOvers(
  handing: HandingOver,
  isTold: (handOver: HandOver) => boolean = () => false,
): Promise<readonly HandOverDone[]> {
  const { world, place, shelf } = handing
  const due = handOvers(place.setup.policy, world.now()).filter((one) => !isTold(one))
  if (due.length === 0) return []
  const reports = (await shelf.reports()).toSorted((a, b) => b.number - a.number)
  const all: HandOverDone[] = []
  for (const handOver of due) {
    const done = await tellOne(handing, reports, handOver)
    all.push({ handOver, done })
    if (done.kind === 'unfinished') break
  }
  return all
}

/** Later than that nobody takes over by it any more. */
const LATE_MS = DAY_MS

/** `reports` are the newest first. */
async function tellOne(
  handing: HandingOver,
  reports: readonly SeenReport[],
  handOver: HandOver,
): Promise<HandedOver> {
  const { world, shelf, writes } = handing
  const now = world.now()
  const byKind = HAND_OVER_REPORTS.map((kind) => reports.filter((one) => one.kind === kind))
  const open = byKind.flat().find((one) => one.open)
  // Told on the report that was open then, unless there was none yet.
  const then = reports.find(before(handOver))
  const since = then === undefined ? (openedAt(reports) ?? handOver.at) : handOver.at
  if (open === undefined) return { kind: 'no-report' }
  if (now - since > LATE_MS) return { kind: 'over' }
  const key = handOverKey(handOver)
  const earlier = byKind.flatMap((some) => some.find(before(handOver)) ?? some.at(-1) ?? [])
  const places = new Set([open, ...earlier].map(({ number }) => number))
  for (const report of places) {
    if (await shelf.isTold(report, key)) return { kind: 'over' }
  }
  const body = await drawn(handing, handOver)
  if (typeof body !== 'string') return body
  if (!writes) return { kind: 'kept-back', report: open.number }
  return { kind: 'told', report: open.number, taken: await shelf.tell(open.number, key, body) }
}

const before =
  ({ at }: HandOver) =>
  ({ openedAt: opened }: SeenReport): boolean =>
    opened !== undefined && opened <= at

/** When the first of them was opened. */
const openedAt = (reports: readonly SeenReport[]): Instant | null =>
  reports.at(-1)?.openedAt ?? null

async function drawn(
  { world, place }: HandingOver,
  handOver: HandOver,
): Promise<string | Unfinished> {
  const { setup } = place
  const now = world.now()
  const incidents = await world.open((seen) => openOf(seen, setup, now))
  const items = await world.actions({ since: now, now }, (seen) => actionCaseOf(seen, setup))
  if (items.kind === 'unfinished') return items
  const overdue = items.all.filter((item) => isOverdue(item, now))
  return handOverWords(handOver, { incidents, overdue, now, ...setup, home: place.home })
}

/** Null where there is nothing to hand over: it is over, none of ours, or a report that nobody has taken up. */
function openOf(seen: Snapshot, setup: Setup, now: Instant): OpenIncident | null {
  const incident = recount(seen, setup, insiders(seen), now)
  const { ours, report, openedAt: opened, category } = incident
  if (!ours || report || opened === null || ended(category)) return null
  return { number: seen.issue.number, incident }
}

const isOverdue = ({ due, end }: ActionCase, now: Instant): boolean =>
  end === null && due !== null && due < now
