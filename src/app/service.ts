import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { Probot, ProbotOctokit } from 'probot'
import { type Instant, systemNow } from '../domain/instant.ts'
import { ENGINE_VERSION } from '../engine/version.ts'
import type { Octokit } from '../github/client.ts'
import { derivedKey, type Key } from '../github/keys.ts'
import { offeredFiles } from '../github/offered-files.ts'
import type { People } from '../github/people.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { type AppOptions, type AtWork, app } from './app.ts'
import { bodyReader } from './body.ts'
import { described } from './described.ts'
import { door } from './door.ts'
import { heard } from './heard.ts'
import type { Intake } from './intake.ts'
import { type LogOut, logTo } from './log.ts'
import { aroundOf } from './look.ts'
import { type Metrics, metrics } from './metrics.ts'
import { onboarding } from './onboarding.ts'
import { type OurLogin, ourLogin } from './our-login.ts'
import { limitsOf, paces } from './paces.ts'
import { recovery } from './recovery.ts'
import { respond } from './respond.ts'
import type { Credentials, LogLevel } from './settings.ts'
import { worker } from './worker.ts'
import { working } from './working.ts'

export interface ServiceOptions {
  readonly credentials: Credentials
  readonly apiUrl: string
  readonly logLevel: LogLevel
  /** Where the lines of the log go; standard output where not given. */
  readonly logOut?: LogOut
  /** Null: derived from the private key. */
  readonly keys: readonly Key[] | null
  /** The clock of GitHub's times; the host's, except beside an embedded GitHub. */
  readonly now: () => Instant
  /** File of the store, or `:memory:`. */
  readonly store: string
  readonly readOnly: boolean
  readonly paced: boolean
}

/** The App behind any HTTP server: Probot without its own one. */
export interface Service {
  /** True where the request was ours and is being answered. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** Resolves when all that is due has been worked off. */
  idle(): Promise<void>
  /** Finds what was missed, in GitHub's delivery log and among what is open. Runs by itself every few minutes. */
  sweep(): Promise<void>
  /** Finishes the effect at hand, gives its leases back and closes the store. What is left waits there. */
  stop(): Promise<void>
}

/** GitHub may take ten seconds for what was just sent to it; what is not answered by then is settled at the next start. */
const LAST_EFFECT_MS = 8_000

/** Throws StoreError where the store cannot be used. */
export async function service(options: ServiceOptions): Promise<Service> {
  const { credentials, readOnly } = options
  const log = logTo(options.logLevel, options.logOut)
  const store = openStore({
    path: options.store,
    version: ENGINE_VERSION,
    pace: limitsOf(options.paced),
    now: systemNow(),
  })
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    secret: credentials.webhookSecret,
    baseUrl: options.apiUrl,
    log,
    Octokit: quietOctokit(),
  })
  await probot.ready()
  const login = ourLogin(async () => (await probot.auth()) as unknown as Octokit)
  const counts = metrics(store, systemNow)
  const stop = new AbortController()
  const stopping = () => stop.signal.aborted
  const appOptions = {
    store,
    log,
    readOnly,
    stopping,
    atWork: new Map<string, AtWork>(),
    covered: new Set<string>(),
    paceOf: paces(store.slots, systemNow, stop.signal),
    looked: counts.looked,
    around: {
      now: options.now,
      keys: options.keys ?? [derivedKey(credentials.privateKey)],
      people: new Map() as People,
      me: login.ask,
      onBudget: counts.budget,
    },
  }
  const events = heard(probot)
  app(probot, appOptions)
  onboarding(probot, { ...appOptions, keys: appOptions.around.keys, files: offeredFiles })
  return started(options, { probot, store, counts, login, events, appOptions, stop })
}

interface Parts {
  readonly probot: Probot
  readonly store: Store
  readonly counts: Metrics
  readonly login: OurLogin
  readonly events: ReadonlySet<string>
  readonly appOptions: AppOptions & { readonly atWork: Map<string, AtWork> }
  readonly stop: AbortController
}

function started(options: ServiceOptions, parts: Parts): Service {
  const { probot, store, counts, login, appOptions, stop } = parts
  const { log } = appOptions
  const failed = (error: unknown) => log.error(described(error), 'the store failed')
  const works = worker({
    store,
    now: systemNow,
    work: working(probot, appOptions),
    tick: () => {
      store.reclaim()
      if (!options.readOnly) store.fireTimers(options.now(), systemNow())
    },
    sorted: (taken) => {
      for (const one of taken) counts.admitted(one)
    },
    ended: (delivery, outcome, due) => {
      counts.ended(outcome)
      if (outcome.kind !== 'done')
        log.warn(
          { delivery: delivery.id, ...outcome, due },
          due === null ? 'parked' : 'tried again later',
        )
    },
    failed,
  })
  const recovering = recovery({
    probot,
    store,
    log,
    counts,
    aroundOf: (installation) => aroundOf(appOptions, installation),
    estates: new Map(),
    now: systemNow,
    worldNow: options.now,
    wake: works.wake,
    stop: stop.signal,
  })
  const intake = intakeOf(options, parts, works.wake, failed)
  return {
    handle: (request, response) =>
      respond(request, response, { intake, store, login, counts, stopping: appOptions.stopping }),
    idle: works.idle,
    sweep: recovering.sweep,
    async stop() {
      stop.abort()
      recovering.stop()
      await Promise.race([works.stop(), wait(LAST_EFFECT_MS, null, { ref: false })])
      store.close()
    },
  }
}

function intakeOf(
  { credentials, now: worldNow }: ServiceOptions,
  { store, counts, login, events, appOptions: { log } }: Parts,
  arrived: (installation: number) => void,
  failed: (error: unknown) => void,
): Intake {
  return door({
    secret: credentials.webhookSecret,
    appId: credentials.appId,
    store,
    readBody: bodyReader(),
    events,
    now: systemNow,
    worldNow,
    me: login.known,
    admitted: counts.admitted,
    arrived,
    failed,
    refused: (reason, delivery) => log.warn({ delivery, reason }, 'delivery refused'),
  })
}

/** Probot's client retries and delays writes blindly; ours decides both itself. Only this form is heard. */
const quietOctokit = () =>
  ProbotOctokit.defaults((given: object) => ({
    ...given,
    retry: { enabled: false },
    throttle: { enabled: false },
  }))
