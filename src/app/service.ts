import type { IncomingMessage, ServerResponse } from 'node:http'
import { Probot, ProbotOctokit } from 'probot'
import type { Instant } from '../domain/instant.ts'
import { derivedKey, type Key } from '../github/keys.ts'
import { offeredFiles } from '../github/offered-files.ts'
import { app } from './app.ts'
import { bodyReader } from './body.ts'
import { described } from './described.ts'
import { heard } from './heard.ts'
import { type Delivery, type Intake, receive } from './intake.ts'
import { lanes } from './lanes.ts'
import { onboarding } from './onboarding.ts'
import type { Credentials, LogLevel } from './settings.ts'

const WEBHOOK_PATH = '/api/github/webhooks'

export interface ServiceOptions {
  readonly credentials: Credentials
  readonly apiUrl: string
  readonly logLevel: LogLevel
  /** Null: derived from the private key. */
  readonly keys: readonly Key[] | null
  readonly now: () => Instant
}

/** The App behind any HTTP server: Probot without its own one. */
export interface Service {
  /** True where the request was ours and is being answered. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** Resolves when all that was accepted has been worked off. */
  idle(): Promise<void>
}

/** Asks GitHub nothing before the first delivery. */
export async function service(options: ServiceOptions): Promise<Service> {
  const { credentials, now, keys } = options
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    secret: credentials.webhookSecret,
    baseUrl: options.apiUrl,
    logLevel: options.logLevel,
    logFormat: 'json',
    Octokit: quietOctokit(),
  })
  await probot.ready()
  const signing = keys ?? [derivedKey(credentials.privateKey)]
  const events = heard(probot)
  app(probot, { now, keys: signing })
  onboarding(probot, { keys: signing, files: offeredFiles })
  const queue = lanes()
  const accept = ({ id, event: name, payload }: Delivery) =>
    queue.add(laneOf(payload), () => work(probot, id, name, payload))
  const refused = (reason: string, delivery: string | null) =>
    probot.log.warn({ delivery, reason }, 'delivery refused')
  const intake: Intake = {
    secret: credentials.webhookSecret,
    readBody: bodyReader(),
    events,
    accept,
    refused,
  }
  return {
    idle: () => queue.idle(),
    handle: (request, response) => handle(request, response, intake),
  }
}

/** Never rejects: what a handler did not see coming is logged without the payload that caused it. */
async function work(probot: Probot, id: string, name: string, payload: object): Promise<void> {
  try {
    // Probot's own `receive` does the same, after it wrote the payload to the debug log.
    await probot.webhooks.receive({ id, name, payload } as never)
  } catch (error) {
    probot.log.error({ delivery: id, event: name, ...described(error) }, 'delivery not worked off')
  }
}

/** Probot's client retries and delays writes blindly; ours decides both itself. Only this form is heard. */
const quietOctokit = () =>
  ProbotOctokit.defaults((given: object) => ({
    ...given,
    retry: { enabled: false },
    throttle: { enabled: false },
  }))

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  intake: Intake,
): Promise<boolean> {
  const path = (request.url ?? '').split('?')[0]
  if (path === '/healthz') {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n')
    return true
  }
  if (path !== WEBHOOK_PATH) return false
  await receive(request, response, intake)
  return true
}

/** Deliveries about one issue are worked off in order. */
function laneOf(payload: Delivery['payload']): string {
  const { repository, issue, installation } = payload as {
    repository?: { id?: number }
    issue?: { number?: number }
    installation?: { id?: number }
  }
  if (repository?.id !== undefined) return `${repository.id}#${issue?.number ?? 0}`
  return `installation ${installation?.id ?? 0}`
}
