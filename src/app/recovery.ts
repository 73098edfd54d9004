import type { Logger } from 'pino'
import type { Probot } from 'probot'
import { DAY_MS, type Instant, instant, iso, MINUTE_MS, plus } from '../domain/instant.ts'
import { Failure } from '../github/failure.ts'
import { missed, redeliver } from '../github/hook-deliveries.ts'
import type { Store } from '../store/store.ts'
import { described } from './described.ts'
import type { Metrics } from './metrics.ts'
import type { OurLogin } from './our-login.ts'
import { plainOctokit } from './plain-octokit.ts'
import { type Found, type ScanOptions, scan } from './scan.ts'

/** GitHub's log of deliveries is read each time, what is open looked through each third time. */
const EACH_MS = 5 * MINUTE_MS
const SCANNED_EACH = 3

export interface RecoveryOptions extends Omit<ScanOptions, 'since'> {
  readonly probot: Probot
  readonly store: Store
  readonly log: Logger
  readonly counts: Pick<Metrics, 'found'>
  readonly login: Pick<OurLogin, 'doubt'>
}

export interface Recovery {
  /** Both at once. Rejects never: what could not be asked is asked again next time. */
  readonly sweep: () => Promise<void>
  readonly stop: () => void
}

/** Finds what never arrived: webhooks that failed, and issues that changed while nobody told us. */
export function recovery(options: RecoveryOptions): Recovery {
  let turn = 0
  let asked = 0
  let running: Promise<void> = Promise.resolve()
  const run = (all: boolean) => {
    asked += 1
    running = running.then(async () => {
      await step(options, 'delivery log', (since) => readLog(options, since))
      if (all) await step(options, 'scan', (since) => scan({ ...options, since }))
      if (all) prune(options)
      asked -= 1
    })
    return running
  }
  const timer = setInterval(() => {
    turn += 1
    // One that takes longer than the time between two must not be followed by a row of them.
    if (asked === 0) void run(turn % SCANNED_EACH === 0)
    else if (turn % SCANNED_EACH === 0) turn -= 1
  }, EACH_MS)
  void run(true)
  return {
    sweep: () => run(true),
    // What it asks writes nothing and is asked again, so that nobody has to wait for it.
    stop: () => clearInterval(timer),
  }
}

/** What could not be forgotten now is forgotten another time. */
function prune({ store, now, stop, log }: RecoveryOptions): void {
  if (stop.aborted) return
  try {
    store.prune(now())
  } catch (error) {
    log.warn(described(error), 'could not forget what ended long ago')
  }
}

/** Goes on from where the last one began, and remembers that only when it has come to its end. */
async function step(
  { store, log, stop, counts, login, worldNow }: RecoveryOptions,
  name: 'delivery log' | 'scan',
  read: (since: Instant | null) => Promise<Found & { readonly openSince?: Instant | null }>,
): Promise<void> {
  if (stop.aborted) return
  const began = worldNow()
  try {
    const last = store.remembered(name)
    const since = last === null ? null : instant(last)
    const { count: found, whole, openSince = null } = await read(since)
    if (found > 0) log.info({ found, by: name }, 'found what was missed')
    counts.found(name, found)
    const seen = openSince ?? (whole ? began : seenUntil(since, began))
    if (!stop.aborted) store.remember(name, iso(seen))
  } catch (error) {
    // What is asked as the App itself is refused to nobody else: the key was taken back, or the App deleted.
    if (error instanceof Failure && error.kind === 'credentials') login.doubt()
    if (!stop.aborted)
      log.warn({ by: name, ...described(error) }, 'could not look for what was missed')
  }
}

/** Where a part could not be read, the same time is looked through again, but no more than a day of it. */
const seenUntil = (since: Instant | null, began: Instant): Instant =>
  since === null ? began : (Math.max(since, plus(began, -DAY_MS)) as Instant)

async function readLog(
  { probot, stop, worldNow }: RecoveryOptions,
  since: Instant | null,
): Promise<Found & { readonly openSince: Instant | null }> {
  const asApp = plainOctokit(await probot.auth())
  const { again, openSince } = await missed(asApp, since, worldNow())
  let asked = 0
  for (const { id } of again) {
    if (stop.aborted) break
    if (await redeliver(asApp, id)) asked += 1
  }
  return { count: asked, whole: true, openSince }
}
