import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { systemNow } from '../domain/instant.ts'
import { offeredFiles } from '../github/offered-files.ts'
import { alerts } from './alerts.ts'
import { app } from './app.ts'
import { bodyReader } from './body.ts'
import { deployments } from './deployments.ts'
import { door } from './door.ts'
import { type Equipment, equipment, type ServiceOptions } from './equipment.ts'
import { heard } from './heard.ts'
import type { Intake } from './intake.ts'
import { aroundOf } from './look.ts'
import { onboarding } from './onboarding.ts'
import { incidentOf } from './place.ts'
import { pulls } from './pulls.ts'
import { type Recovery, recovery } from './recovery.ts'
import { respond } from './respond.ts'
import { type Worker, worker } from './worker.ts'
import { working } from './working.ts'

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
  const parts = await equipment(options)
  const { store, login, counts, looking, threads, stop } = parts
  const events = handled(parts)
  const works = workingOff(options, parts)
  const recovering = recoveringWith(parts, works)
  const intake = intakeOf(options, parts, events, works)
  const answers = { intake, store, login, counts, stopping: looking.stopping }
  return {
    handle: (request, response) => respond(request, response, answers),
    idle: works.idle,
    sweep: recovering.sweep,
    async stop() {
      stop.abort()
      recovering.stop()
      await Promise.race([works.stop(), wait(LAST_EFFECT_MS, null, { ref: false })])
      await threads.close()
      store.close()
    },
  }
}

/** Registers all that we listen to; says which events those are. */
function handled({ probot, looking, reviewing }: Equipment): ReadonlySet<string> {
  const events = heard(probot)
  app(probot, looking)
  pulls(probot, reviewing)
  deployments(probot, reviewing)
  alerts(probot)
  onboarding(probot, { ...looking, keys: looking.around.keys, files: offeredFiles })
  return events
}

function workingOff({ readOnly }: ServiceOptions, parts: Equipment): Worker {
  const {
    now: worldNow,
    probot,
    store,
    log,
    counts,
    looking,
    reviewing,
    reporting,
    alerting,
    failed,
  } = parts
  return worker({
    store,
    now: systemNow,
    work: working(probot, looking, reviewing, reporting, alerting),
    tick: () => {
      store.reclaim()
      if (!readOnly) store.fireTimers(worldNow(), systemNow())
    },
    sorted: (taken) => {
      for (const one of taken) counts.admitted(one)
    },
    ended: (delivery, outcome, due) => {
      counts.ended(outcome)
      if (outcome.kind === 'done') return
      const about = { delivery: delivery.id, incident: incidentOf(delivery) }
      log.warn({ ...about, ...outcome, due }, due === null ? 'parked' : 'tried again later')
    },
    failed,
  })
}

function recoveringWith(
  { now: worldNow, probot, store, log, counts, login, looking, stop }: Equipment,
  { wake }: Worker,
): Recovery {
  return recovery({
    probot,
    store,
    log,
    counts,
    login,
    aroundOf: (installation) => aroundOf(looking, installation),
    estates: new Map(),
    now: systemNow,
    worldNow,
    wake,
    stop: stop.signal,
  })
}

function intakeOf(
  { credentials }: ServiceOptions,
  { now: worldNow, store, counts, login, log, failed, looking }: Equipment,
  events: ReadonlySet<string>,
  { wake }: Worker,
): Intake {
  return door({
    secret: credentials.webhookSecret,
    appId: credentials.appId,
    store,
    readBody: bodyReader(),
    events,
    now: systemNow,
    worldNow,
    hands: looking.around.hands,
    me: login.known,
    admitted: counts.admitted,
    arrived: wake,
    failed,
    refused: (reason, delivery) => log.warn({ delivery, reason }, 'delivery refused'),
  })
}
