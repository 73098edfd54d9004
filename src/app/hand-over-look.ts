import { type HandOverDone, tellHandOvers } from '../engine/hand-over.ts'
import type { StepTaken } from '../engine/publish-report.ts'
import type { ReportPlace, ReportWorld } from '../engine/report-world.ts'
import { client } from '../github/client.ts'
import { Failure } from '../github/failure.ts'
import { DONE, type Ended, type Outcome, outcomeOf, outcomeOfError } from '../github/outcome.ts'
import { githubHandOverShelf } from '../github/reports/hand-over-shelf.ts'
import { handOverKey, handOvers } from '../plan/report/hand-over.ts'
import { described } from './described.ts'
import { aroundOf, ledgerOf } from './look.ts'
import { repositoryName } from './place.ts'
import type { ReportLooking, ReportOptions } from './report-look.ts'

interface Found {
  readonly world: ReportWorld
  readonly place: ReportPlace
}

/**
 * Tells on the report of action items who has taken over, once a hand-over. Where all that turn now were told before
 * that is no request at all.
 */
export async function lookAtHandOvers(
  options: ReportOptions,
  looking: ReportLooking,
  found: Found,
): Promise<Outcome> {
  const { store, log, around, readOnly } = options
  const known = new Set((store.remembered(memoryOf(looking)) ?? '').split(' '))
  const due = handOvers(found.place.setup.policy, found.world.now())
  if (due.every((one) => known.has(handOverKey(one)))) return DONE
  try {
    const done = await tellHandOvers(
      { ...found, shelf: await shelfOf(options, looking), writes: !readOnly },
      (one) => known.has(handOverKey(one)),
    )
    for (const one of done) {
      if (isSettled(one)) known.add(handOverKey(one.handOver))
      record(options, looking, one)
    }
    if (done.length > 0) store.remember(memoryOf(looking), running(found, known))
    return outcomeOfAll(done, around.now())
  } catch (error) {
    const outcome = outcomeOfError(error)
    const level = error instanceof Failure ? 'warn' : 'error'
    if (outcome.kind !== 'lost') {
      log[level]({ ...aboutOf(looking), ...described(error) }, 'hand-over not told')
    }
    return outcome
  }
}

/** Kept in one place for a repository, so that what is remembered does not grow. */
const memoryOf = ({ id }: ReportLooking): string => `hand-over ${id}`

/** Only turns that still run can be asked about again. */
const running = ({ world, place }: Found, known: ReadonlySet<string>): string =>
  handOvers(place.setup.policy, world.now())
    .map(handOverKey)
    .filter((key) => known.has(key))
    .join(' ')

async function shelfOf(options: ReportOptions, { lease, octokit, at, id }: ReportLooking) {
  const { around } = options
  return githubHandOverShelf({
    client: client(octokit, aroundOf(options, lease.installation)),
    ...{ at, repository: id, keys: around.keys, ledger: ledgerOf(options, lease), now: around.now },
    me: await around.me(),
  })
}

function isSettled({ done }: HandOverDone): boolean {
  if (done.kind === 'over') return true
  return done.kind === 'told' && (done.taken.result === 'done' || done.taken.result === 'already')
}

function outcomeOfAll(all: readonly HandOverDone[], now: ReturnType<ReportWorld['now']>): Outcome {
  const stopped = all.flatMap(({ done }) => (done.kind === 'unfinished' ? [done] : []))[0]
  if (stopped !== undefined) {
    const reason = stopped.why === 'limit' ? 'rate-limit' : 'unanswered'
    return { kind: 'again', reason, waitMs: stopped.until - now, bound: 'day' }
  }
  const taken = all.flatMap(({ done }) => (done.kind === 'told' ? [done.taken] : []))
  return taken.length === 0 ? DONE : outcomeOf({ parked: null, applied: taken.map(appliedOf) }, now)
}

function appliedOf(taken: StepTaken): Ended['applied'][number] {
  if (taken.result !== 'unsettled') return taken
  return { result: 'failed', reason: 'unsettled', retryable: true, until: taken.until }
}

const aboutOf = ({ delivery, at }: ReportLooking) => ({ delivery, repository: repositoryName(at) })

/** Whom it names is people's business, and not the log's. */
function record({ log }: ReportOptions, looking: ReportLooking, { handOver, done }: HandOverDone) {
  const about = { ...aboutOf(looking), at: handOver.at, services: handOver.services.length }
  switch (done.kind) {
    case 'no-report':
      log.info(about, 'a hand-over waits for the next report')
      break
    case 'kept-back':
      log.info(about, 'read only: would have told a hand-over')
      break
    case 'told':
      log.info({ ...about, report: done.report, result: done.taken.result }, 'hand-over told')
      break
    case 'unfinished':
      log.warn(about, 'what a hand-over tells was not read to its end')
      break
    case 'over':
      break
    default:
      done satisfies never
  }
}
