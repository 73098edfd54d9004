import type { Instant } from '../domain/instant.ts'
import type { Period } from '../domain/period.ts'
import type { Policy } from '../domain/policy.ts'
import { firstKnown } from '../metrics/belonging.ts'
import type { Material } from '../metrics/material.ts'
import { actionCaseOf } from '../plan/report/action-case-of.ts'
import { ACTION_ROWS } from '../plan/report/action-row.ts'
import { caseOf } from '../plan/report/case-of.ts'
import { CASE_ROWS } from '../plan/report/case-row.ts'
import type { RowForm } from '../plan/report/row.ts'
import { apartOf } from '../reports/apart.ts'
import { figuresOf, metricsOf } from '../reports/figures.ts'
import { neededSince } from '../reports/needed.ts'
import type { Report, ReportKind } from '../reports/report.ts'
import { scopeOf } from '../reports/scope.ts'
import type { ReadAsked, ReportPlace, ReportWorld, Unfinished } from './report-world.ts'

/** A hash of what is added, in hex; the same for the same pieces in the same order. */
export interface Hasher {
  readonly add: (piece: string) => void
  readonly end: () => string
}

/** What somebody wants to be told. */
export interface ReportAsked {
  readonly kind: ReportKind
  readonly period: Period
  /** The moment of the report: what is open is as old as that. */
  readonly now: Instant
}

/** A report, or how far its reading came. */
export type Drawn =
  | {
      readonly kind: 'drawn'
      /** With nothing before it, which whoever publishes knows. */
      readonly report: Report
      /** Whether there is nothing at all to report on: no incident and no action item before the period was over. */
      readonly empty: boolean
    }
  | Unfinished

/** Reads what the report needs, and no more, and works its figures out. Throws Failure. */
export async function drawReport(
  world: ReportWorld,
  place: ReportPlace,
  asked: ReportAsked,
  hasher: () => Hasher,
): Promise<Drawn> {
  const { kind, period, now } = asked
  const { policy } = place.setup
  const wanted = { since: neededSince(scopeOf(policy, period, now)), now }
  const read = await readAll(world, place, kind, wanted)
  if (read.kind === 'unfinished') return read
  const report = reportOf({ ...read, ...place, ...asked, policy }, hasher)
  return { kind: 'drawn', report, empty: read.of === begunBehind(read.material, period) }
}

/** How many began when the period was over. */
function begunBehind({ incidents, actions }: Material, { to }: Period): number {
  const begun = [...incidents.map(firstKnown), ...actions.map(({ createdAt }) => createdAt)]
  return begun.filter((at) => at !== null && at >= to).length
}

/** What was read, and what it is held against. */
export interface Sources extends ReportAsked {
  readonly material: Material
  /** What could not be read, a sentence each. */
  readonly gaps: readonly string[]
  readonly policy: Policy
  /** `owner/name` of the repository, and its page. */
  readonly name: string
  readonly home: string
  /** Where the incidents are of a file: what people call it. */
  readonly file?: string
}

/** The report that comes of it. Pure: the same sources are the same report. */
export function reportOf(sources: Sources, hasher: () => Hasher): Report {
  const { kind, period, now, material, gaps, policy, name, home, file } = sources
  const scope = scopeOf(policy, period, now)
  return {
    ...{ kind, scope, calendar: policy.calendar, readAt: now, material, gaps },
    ...figuresOf(material, scope, policy.reports.targets, metricsOf(kind)),
    ...apartOf(material, period),
    repository: { name, home, label: policy.label },
    previous: null,
    file,
    tell: policy.reports.tell,
    mention: policy.reports.mention,
    hashes: { config: configHash(policy, hasher()), input: inputHash(material, now, hasher()) },
  }
}

type All = {
  readonly kind: 'all'
  readonly material: Material
  readonly gaps: readonly string[]
  /** How many incidents and action items of ours there are, those included that do not matter now. */
  readonly of: number
}

async function readAll(
  world: ReportWorld,
  { setup }: ReportPlace,
  kind: ReportKind,
  asked: ReadAsked,
): Promise<All | Unfinished> {
  const nothing = { kind: 'read', all: [], of: 0, foreign: [], gaps: [] } as const
  const { environments } = setup.policy.reports
  // Asked at the same time, much of it is one request.
  const [incidents, actions, deployments] = await Promise.all([
    kind === 'actions' ? nothing : world.incidents(asked, (seen) => caseOf(seen, setup, asked.now)),
    kind === 'metrics' ? nothing : world.actions(asked, (seen) => actionCaseOf(seen, setup)),
    kind === 'actions' ? null : world.deployments(asked, environments),
  ])
  if (incidents.kind === 'unfinished') return incidents
  if (actions.kind === 'unfinished') return actions
  if (deployments?.kind === 'unfinished') return deployments
  return {
    kind: 'all',
    material: {
      incidents: incidents.all,
      actions: actions.all,
      deployments: deployments?.all ?? null,
    },
    gaps: [...new Set([...incidents.gaps, ...actions.gaps, ...(deployments?.gaps ?? [])])],
    of: oursOf(incidents) + oursOf(actions),
  }
}

const oursOf = ({
  of,
  foreign,
}: {
  readonly of: number
  readonly foreign: readonly number[]
}): number => of - foreign.length

/** So much of a hash is enough to see whether two people had the same before them. */
const SHOWN = 12

/** Maps are written as what stands in them. */
const plainly = (_key: string, value: unknown): unknown =>
  value instanceof Map ? [...value].sort() : value

function configHash(policy: Policy, hash: Hasher): string {
  hash.add(JSON.stringify(policy, plainly))
  return hash.end().slice(0, SHOWN)
}

/**
 * In the order of their numbers, whatever the order of reading was, and as lines of the snapshot: these are the same for
 * who reads all of it anew and for who goes on from what was kept, and they stay as they are while nothing happens.
 */
function inputHash({ incidents, actions, deployments }: Material, now: Instant, hash: Hasher) {
  for (const line of linesOf(incidents, CASE_ROWS, now)) hash.add(line)
  for (const line of linesOf(actions, ACTION_ROWS, now)) hash.add(line)
  for (const one of (deployments ?? []).toSorted((a, b) => a.id - b.id)) {
    hash.add(JSON.stringify(one))
  }
  return hash.end().slice(0, SHOWN)
}

function* linesOf<T extends { readonly number: number }>(
  all: readonly T[],
  { encode }: RowForm<T>,
  now: Instant,
): Generator<string> {
  for (const value of all.toSorted((a, b) => a.number - b.number)) {
    yield encode({ number: value.number, value }, now)
  }
}
