import type { Logger } from 'pino'
import type { Probot } from 'probot'
import { type Instant, systemNow } from '../domain/instant.ts'
import type { Examine } from '../engine/pull-world.ts'
import { ENGINE_VERSION } from '../engine/version.ts'
import { githubClock } from '../github/github-clock.ts'
import { derivedKey, type Key } from '../github/keys.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { type Examining, examining } from '../threads/examine.ts'
import type { AlertOptions } from './alert-look.ts'
import type { AppOptions, AtWork } from './app.ts'
import { described } from './described.ts'
import { type LogOut, logTo } from './log.ts'
import { type Metrics, metrics } from './metrics.ts'
import { type OurLogin, ourLogin } from './our-login.ts'
import { ownProbot } from './own-probot.ts'
import { limitsOf, paces } from './paces.ts'
import { plainOctokit } from './plain-octokit.ts'
import type { PullOptions } from './pulls.ts'
import type { ReportOptions } from './report-look.ts'
import { readingSeats, seats } from './seats.ts'
import type { Credentials, LogLevel } from './settings.ts'

export interface ServiceOptions {
  readonly credentials: Credentials
  readonly apiUrl: string
  readonly logLevel: LogLevel
  /** Where the lines of the log go; standard output where not given. */
  readonly logOut?: LogOut
  /** Null: derived from the private key. */
  readonly keys: readonly Key[] | null
  /** The host's clock, except beside an embedded GitHub. Where GitHub's differs from it by minutes, GitHub's is followed. */
  readonly now: () => Instant
  /** File of the store, or `:memory:`. */
  readonly store: string
  readonly readOnly: boolean
  readonly paced: boolean
  /** Reads and reviews a document; in threads of its own where not given. */
  readonly examine?: Examine
  /** Of the engine, as processes that share a store tell each other apart; this one's where not given. */
  readonly version?: string
}

/** What all parts of the service work with: made once, before anything runs. */
export interface Equipment {
  readonly probot: Probot
  /** GitHub's clock, as its answers tell it. */
  readonly now: () => Instant
  readonly store: Store
  readonly log: Logger
  readonly login: OurLogin
  readonly counts: Metrics
  /** How an issue is looked at. */
  readonly looking: AppOptions & { readonly atWork: Map<string, AtWork> }
  /** How a pull request is. */
  readonly reviewing: PullOptions
  /** How reports, and what is told of a whole repository, are looked at. */
  readonly reporting: ReportOptions
  /** How alerts are. */
  readonly alerting: AlertOptions
  /** In which documents are reviewed. None runs before the first of them. */
  readonly threads: Examining
  readonly stop: AbortController
  /** Told of what could not be stored. */
  readonly failed: Failed
}

/** Throws StoreError where the store cannot be used. */
export async function equipment(given: ServiceOptions): Promise<Equipment> {
  const clock = githubClock(given.now)
  const options = { ...given, now: clock.now }
  const log = logTo(options.logLevel, options.logOut)
  const pace = limitsOf(options.paced)
  const { version = ENGINE_VERSION } = options
  const store = openStore({ path: options.store, version, pace, now: systemNow() })
  const probot = await ownProbot(options.credentials, options.apiUrl, log, clock.hear)
  const login = ourLogin(async () => plainOctokit(await probot.auth()))
  const counts = metrics(store, systemNow)
  const stop = new AbortController()
  const looking = lookingWith(options, { store, log, login, counts, stop })
  const failed: Failed = (error) => log.error(described(error), 'the store failed')
  const threads = examining()
  const reviewing = reviewingWith(options, looking, counts, threads)
  const told = { log, login, counts, failed, now: clock.now }
  const parts = { probot, store, looking, reviewing, threads, stop, ...told }
  const alerting = alertingWith(looking, counts)
  return { ...parts, reporting: reportingWith(looking, counts), alerting }
}

type Failed = (error: unknown) => void

function lookingWith(
  { readOnly, now, keys, credentials }: ServiceOptions,
  {
    store,
    log,
    login,
    counts,
    stop: { signal },
  }: Pick<Equipment, 'store' | 'log' | 'login' | 'counts' | 'stop'>,
): Equipment['looking'] {
  return {
    store,
    log,
    readOnly,
    stopping: () => signal.aborted,
    atWork: new Map(),
    covered: new WeakMap(),
    paceOf: paces(store.slots, systemNow, signal),
    looked: counts.looked,
    hostNow: systemNow,
    around: {
      now,
      keys: keys ?? [derivedKey(credentials.privateKey)],
      people: new Map(),
      hands: new Map(),
      believed: new Map(),
      me: login.ask,
      onBudget: counts.budget,
    },
  }
}

function reportingWith(
  { looked: _, ...looking }: Equipment['looking'],
  { looked }: Metrics,
): ReportOptions {
  return { ...looking, seated: readingSeats(), unfinished: new Map(), took: looked }
}

function alertingWith(
  { looked: _, ...looking }: Equipment['looking'],
  { looked }: Metrics,
): AlertOptions {
  return { ...looking, believed: new Map(), told: new WeakMap(), gathered: new Map(), took: looked }
}

function reviewingWith(
  { credentials, examine: given }: ServiceOptions,
  looking: Equipment['looking'],
  { looked }: Metrics,
  { examine }: Examining,
): PullOptions {
  return {
    ...looking,
    examine: given ?? examine,
    seated: seats(),
    believed: new Map(),
    appId: credentials.appId,
    reviewed: looked,
    seenTo: new WeakMap(),
  }
}
