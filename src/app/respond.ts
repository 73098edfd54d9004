import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Intake, receive } from './intake.ts'
import type { Metrics } from './metrics.ts'
import { type ReadyOptions, readiness } from './readiness.ts'

const WEBHOOK_PATH = '/api/github/webhooks'
const TEXT = 'text/plain; charset=utf-8'

export interface RespondOptions extends ReadyOptions {
  readonly intake: Intake
  readonly counts: Pick<Metrics, 'page'>
}

/** Answers what is asked of the App itself; false where the request is somebody else's. */
export async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  options: RespondOptions,
): Promise<boolean> {
  switch ((request.url ?? '').split('?')[0]) {
    case WEBHOOK_PATH:
      await receive(request, response, options.intake)
      return true
    case '/healthz':
      response.writeHead(200, { 'content-type': TEXT }).end('ok\n')
      return true
    case '/readyz':
      await tellReady(response, options)
      return true
    case '/metrics':
      await tellMetrics(response, options)
      return true
    default:
      return false
  }
}

async function tellReady(response: ServerResponse, options: RespondOptions): Promise<void> {
  const { ready, reasons, remarks } = await readiness(options)
  response.writeHead(ready ? 200 : 503, { 'content-type': TEXT })
  const words = ready ? ['ready', ...remarks] : [`not ready: ${reasons.join('; ')}`]
  response.end(`${words.join('; ')}\n`)
}

async function tellMetrics(response: ServerResponse, { counts }: RespondOptions): Promise<void> {
  const { type, text } = await counts.page()
  response.writeHead(200, { 'content-type': type }).end(text)
}
