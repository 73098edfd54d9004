import { incidentLabel } from '../config/labels.ts'
import type { Alert } from '../domain/alert.ts'
import { HOUR_MS, type Instant } from '../domain/instant.ts'
import { type Policy, severityRank } from '../domain/policy.ts'
import { alertIssue } from '../plan/alert/issue.ts'
import { alertSeverity } from '../plan/alert/severity.ts'
import type { Told } from '../plan/alert/told.ts'
import type { AlertIncident, AlertShelf } from './alert-shelf.ts'
import type { Claims } from './claims.ts'
import type { StepTaken } from './publish-report.ts'

/** An alert that the team wants to hear of, and when it came. */
export interface AlertWord {
  readonly alert: Alert
  readonly at: Instant
  readonly notes: readonly string[]
}

/** What an incident has to be told. Telling it twice is telling it once. */
export interface Telling {
  readonly issue: number
  readonly told: readonly Told[]
}

/** What became of an alert. Whatever is told still has to be, by converging those issues. */
export type PlacedAlert =
  | { readonly kind: 'opened' | 'told'; readonly number: number; readonly tell: readonly Telling[] }
  /** It has opened no incident of its own, since too many did in this hour: it is noted on that one. */
  | { readonly kind: 'apart'; readonly number: number; readonly tell: readonly Telling[] }
  /** It is over, or somebody looks into it, and no incident here is about it. */
  | { readonly kind: 'nothing' }
  /** Somebody else may be opening it, or has: whether that is so shows then. */
  | { readonly kind: 'waits'; readonly until: Instant }
  /** Somebody else may write here now, or we are about to end. */
  | { readonly kind: 'stopped' }
  | {
      readonly kind: 'failed'
      readonly reason: string
      readonly retryable: boolean
      /** What GitHub's refusal is about, where it is the token. */
      readonly refusal?: 'permission'
      readonly until?: Instant
    }

export interface Placing {
  readonly shelf: AlertShelf
  /** Null where a ledger keeps what is opened single. */
  readonly claims: Claims | null
  readonly policy: Policy
  readonly now: () => Instant
}

/**
 * Finds the open incident of the alert, else opens one. Only what fires opens anything. Two at once make one: by the
 * ledger, or by the claim; and where there are two all the same, the higher number becomes a duplicate of the lower.
 * Throws Failure where GitHub cannot be read.
 */
export async function placeAlert(placing: Placing, word: AlertWord): Promise<PlacedAlert> {
  const { shelf, claims, policy } = placing
  const key = shelf.keyOf(word.alert.source, word.alert.key)
  const all = await shelf.incidents(policy)
  const found = foundIn(all, key, word)
  if (found !== null) return found
  if (word.alert.state !== 'firing') return { kind: 'nothing' }
  if (claims === null) return begun(placing, all, key, word)
  return claimed(placing, claims, key, word)
}

/** Without the permission to claim, an incident too many is better than none. */
async function claimed(
  placing: Placing,
  claims: Claims,
  key: string,
  word: AlertWord,
): Promise<PlacedAlert> {
  const { shelf, policy } = placing
  const claim = await claims.take('alert', key)
  if (claim.kind === 'theirs') return { kind: 'waits', until: claim.until }
  const all = await shelf.incidents(policy)
  const placed = foundIn(all, key, word) ?? (await begun(placing, all, key, word))
  if (claim.kind === 'ours' && (await isSeen(placing, key, placed))) await claim.release()
  return placed
}

/** While a list does not show it, the claim keeps the next run from opening it again. */
async function isSeen(
  { shelf, policy }: Placing,
  key: string,
  placed: PlacedAlert,
): Promise<boolean> {
  if (placed.kind !== 'opened') return placed.kind === 'told' || placed.kind === 'apart'
  const all = await shelf.incidents(policy)
  return all.some((one) => one.open && one.key === key)
}

/** The incident that is open, and those that were opened for the same beside it. */
function foundIn(all: readonly AlertIncident[], key: string, word: AlertWord): PlacedAlert | null {
  const [first, ...twins] = all.filter((one) => one.open && one.key === key)
  if (first === undefined) return null
  return { kind: 'told', number: first.number, tell: tellings(first, twins, word) }
}

function tellings(
  first: AlertIncident,
  twins: readonly AlertIncident[],
  word: AlertWord,
): readonly Telling[] {
  const { at } = word
  return [
    {
      issue: first.number,
      told: [heard(word), ...twins.map(({ number: issue }): Told => ({ kind: 'twin', issue, at }))],
    },
    ...twins.map(
      ({ number: issue }): Telling => ({
        issue,
        told: [{ kind: 'duplicate', of: first.number, at }],
      }),
    ),
  ]
}

const heard = (word: AlertWord): Told => ({ kind: 'heard', ...word })

async function begun(
  placing: Placing,
  all: readonly AlertIncident[],
  key: string,
  word: AlertWord,
): Promise<PlacedAlert> {
  const { shelf, policy, now } = placing
  const holder = stormHolder(all, policy, now())
  if (holder !== null) {
    const told: Told = { kind: 'heard', ...word, apart: true }
    return { kind: 'apart', number: holder, tell: [{ issue: holder, told: [told] }] }
  }
  const taken = await shelf.open(openingOf(all, key, word, policy, now()))
  return placedAs(taken, word)
}

function placedAs(taken: StepTaken, word: AlertWord): PlacedAlert {
  switch (taken.result) {
    case 'done':
    case 'already': {
      const number = taken.number ?? 0
      const kind = taken.result === 'done' ? 'opened' : 'told'
      return { kind, number, tell: [{ issue: number, told: [heard(word)] }] }
    }
    case 'unsettled':
      return { kind: 'waits', until: taken.until }
    case 'stopped':
      return { kind: 'stopped' }
    case 'failed': {
      const { result: kind, ...why } = taken
      return { kind, ...why }
    }
    default:
      return taken satisfies never
  }
}

/** Where alerts have opened as many in an hour as config lets them, the newest that is still open; null below that. */
function stormHolder(all: readonly AlertIncident[], policy: Policy, now: Instant): number | null {
  const recent = all.filter(({ createdAt }) => now - createdAt < HOUR_MS)
  if (recent.length < policy.alerts.perHour) return null
  return all.findLast(({ open }) => open)?.number ?? null
}

function openingOf(
  all: readonly AlertIncident[],
  key: string,
  { alert, at, notes }: AlertWord,
  policy: Policy,
  now: Instant,
) {
  const before = all.filter((one) => one.key === key && !one.open)
  const last = before.findLast(({ duplicate }) => !duplicate)
  const isNear = last?.closedAt != null && now - last.closedAt < policy.alerts.quietMs
  return {
    ...{ key, alert, heard: at, notes, before: isNear ? last.number : null },
    episode: before.at(-1)?.number ?? 0,
    ...alertIssue(alert, at, policy.zone),
    label: incidentLabel(policy),
    first: all.length === 0,
    rank: severityRank(policy, alertSeverity(alert.severity, policy).severity),
  }
}
