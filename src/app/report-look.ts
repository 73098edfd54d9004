import type { Instant } from '../domain/instant.ts'
import type { ReportPlace, ReportWorld } from '../engine/report-world.ts'
import { type Telling, type Told, tellReport } from '../engine/tell-report.ts'
import { client, LAST_RANK, type Octokit } from '../github/client.ts'
import { Failure } from '../github/failure.ts'
import { DONE, type Outcome, outcomeOfError } from '../github/outcome.ts'
import { outcomeOfTold } from '../github/reports/outcome.ts'
import { sha256 } from '../github/reports/sha256.ts'
import { githubShelf } from '../github/reports/shelf.ts'
import { githubReportWorld } from '../github/reports/world.ts'
import type { RepositoryRef } from '../github/setup-requests.ts'
import { soonest } from '../plan/desire.ts'
import { type DueReport, dueReports, nextReportAt } from '../plan/report/due.ts'
import { nextHandOverAt } from '../plan/report/hand-over.ts'
import type { ReportKind } from '../reports/report.ts'
import type { Lease, Store } from '../store/store.ts'
import { described } from './described.ts'
import { lookAtHandOvers } from './hand-over-look.ts'
import { aroundOf, type LookOptions, ledgerOf } from './look.ts'
import { reportPoke, repositoryName } from './place.ts'
import { tellActive } from './repository-pokes.ts'

export interface ReportOptions extends Omit<LookOptions, 'looked'> {
  readonly seated: Telling['seated']
  /** What was read so far where a reading had to stop, by lane: no text of people is put on the disk. */
  readonly unfinished: Map<string, ReportWorld>
  readonly took: (done: {
    readonly applied: readonly {
      readonly effect: { readonly type: string }
      readonly result: string
    }[]
  }) => void
}

/** Whose turn it is to look at what is told of a whole repository, why, and with what. */
export interface ReportLooking {
  readonly lease: Lease
  readonly delivery: string
  readonly octokit: Octokit
  readonly at: RepositoryRef
  /** GitHub's number of the repository. */
  readonly id: number
  /** Because time has passed, and not since somebody has done something. */
  readonly routine: boolean
}

const LOST: Outcome = { kind: 'lost' }

/**
 * Publishes the reports that are due and were not told of yet, under the lease of their lane, and sets the timer for the
 * next one. Where nothing is due that is one request. Throws Failure.
 */
export async function lookAtReports(
  options: ReportOptions,
  looking: ReportLooking,
): Promise<Outcome> {
  const { store, around } = options
  if (!store.rank(looking.lease, LAST_RANK)) return LOST
  const world = worldOf(options, looking)
  const place = await world.place()
  options.unfinished.delete(looking.lease.lane)
  if (place === null) return DONE
  const { policy } = place.setup
  const now = around.now()
  setTimer(options, looking, soonest([nextReportAt(policy, now), nextHandOverAt(policy, now)]))
  const due = dueReports(policy, now).filter((one) => !isTold(store, looking, one))
  const ended: Outcome[] = []
  for (const one of due) {
    const outcome = await told(options, looking, { world, place }, one)
    if (outcome.kind === 'lost') return outcome
    ended.push(outcome)
  }
  // Behind the reports, so that the first of all has the hand-over that came before it.
  const handed = await lookAtHandOvers(options, looking, { world, place })
  if (handed.kind === 'lost') return handed
  ended.push(handed)
  if (policy.reports.data && (due.length > 0 || !looking.routine)) tellActive(options, looking)
  return worst(ended)
}

/** What is to be tried again comes before what was given up. */
const worst = (ended: readonly Outcome[]): Outcome =>
  ended.find(({ kind }) => kind === 'again') ?? ended.find(({ kind }) => kind !== 'done') ?? DONE

function worldOf(options: ReportOptions, { lease, octokit, at }: ReportLooking): ReportWorld {
  const stopped = options.unfinished.get(lease.lane)
  if (stopped !== undefined) return stopped
  return githubReportWorld(octokit, at, {
    ...aroundOf(options, lease.installation),
    kept: 'branch',
    onPage: () => {
      if (!options.stopping()) return
      throw new Failure('stopping', 'not read on, since we are about to end', { status: null })
    },
  })
}

/** What read-only kept back is due as soon as we may write again, since timers do not fire before. */
function setTimer(
  { store }: Pick<ReportOptions, 'store'>,
  { at, id, lease: { installation } }: ReportLooking,
  when: Instant | null,
): void {
  const { id: _, ...timer } = reportPoke('', { ...at, id, installation, routine: true })
  store.setTimer(timer, when)
}

/** Kept for each kind, so that nobody has to be asked whether it was published; one that is deleted stays so. */
const memoryOf = ({ id }: ReportLooking, kind: ReportKind): string => `report ${id} ${kind}`

const isTold = (
  store: Pick<Store, 'remembered'>,
  looking: ReportLooking,
  { kind, period }: DueReport,
): boolean => store.remembered(memoryOf(looking, kind)) === period.name

interface Found {
  readonly world: ReportWorld
  readonly place: ReportPlace
}

/** One that cannot be told keeps the others from nothing. */
async function told(
  options: ReportOptions,
  looking: ReportLooking,
  found: Found,
  due: DueReport,
): Promise<Outcome> {
  const { store, log, around } = options
  try {
    const done = await tellReport(await tellingOf(options, looking, found), due)
    const outcome = outcomeOfTold(done, around.now())
    if (done.kind === 'unfinished') options.unfinished.set(looking.lease.lane, found.world)
    if (done.kind === 'kept-back') setTimer(options, looking, around.now())
    else if (outcome.kind === 'done') store.remember(memoryOf(looking, due.kind), due.period.name)
    record(options, looking, due, done)
    return outcome
  } catch (error) {
    const outcome = outcomeOfError(error)
    const level = error instanceof Failure ? 'warn' : 'error'
    if (outcome.kind !== 'lost') {
      log[level]({ ...aboutOf(looking, due), ...described(error) }, 'report not told')
    }
    return outcome
  }
}

const aboutOf = ({ delivery, at }: ReportLooking, { kind, period }: DueReport) => ({
  ...{ delivery, repository: repositoryName(at), report: kind, period: period.name },
})

async function tellingOf(
  options: ReportOptions,
  { lease, octokit, at, id, delivery }: ReportLooking,
  { world, place }: Found,
): Promise<Telling> {
  const { around, readOnly, seated, log } = options
  const ledger = ledgerOf(options, lease)
  const shelf = githubShelf({
    client: client(octokit, aroundOf(options, lease.installation)),
    ...{ at, repository: id, keys: around.keys, ledger, now: around.now },
    me: await around.me(),
  })
  return {
    ...{ world, place, shelf, seated, hasher: sha256, writes: !readOnly, held: ledger.held },
    unsaved(error) {
      if (!(error instanceof Failure) || AWAY.has(error.kind)) throw error
      const about = { delivery, repository: repositoryName(at) }
      log.warn({ ...about, ...described(error) }, 'figures could not be saved on the data branch')
    },
  }
}

/** What will pass by itself. */
const AWAY: ReadonlySet<string> = new Set(['server', 'unanswered', 'rate-limit', 'stopping'])

function record(
  { store, around, log, took }: ReportOptions,
  looking: ReportLooking,
  due: DueReport,
  done: Told,
): void {
  const about = aboutOf(looking, due)
  if (done.kind === 'unfinished') {
    const { read, of, why } = done
    log.warn({ ...about, read, of, why }, 'a report was not read to its end')
  }
  if (done.kind === 'kept-back') log.info(about, 'read only: would have published a report')
  if (done.kind !== 'told' || done.taken.length === 0) return
  const steps = done.taken.map(({ step, taken }) => `${step.type} ${taken.result}`)
  took({
    applied: done.taken.map(({ step, taken: { result } }) => ({ effect: step, result })),
  })
  const { delivery, repository: incident, report, period } = about
  const act = JSON.stringify({ report, period, steps })
  store.audit({ at: around.now(), incident, delivery, act })
  log.info({ ...about, steps }, 'reported')
}
