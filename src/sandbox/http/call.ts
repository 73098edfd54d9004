import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/** One request, whichever way it came. */
export interface Call {
  readonly method: string
  /** Without the query, percent-encoded as it was sent. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: string
  /** `http://127.0.0.1:3000`: where the caller believes the box to be. */
  readonly origin: string
  /** Whether it comes from this machine and from no web page of elsewhere. */
  readonly loopback: boolean
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer<ArrayBuffer>
}

/** The answer that never arrives: the connection is cut instead. */
export const LOST = 'lost'

export async function callFromRequest(request: Request): Promise<Call> {
  const url = new URL(request.url)
  return {
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: await request.text(),
    origin: url.origin,
    loopback: true,
  }
}

export async function callFromMessage(message: IncomingMessage): Promise<Call> {
  const host = message.headers.host ?? '127.0.0.1'
  const url = new URL(message.url ?? '/', `http://${host}`)
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: await text(message),
    origin: url.origin,
    loopback: fromThisMachine(message, url),
  }
}

const OWN_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** A web page elsewhere can make a browser here ask: its name and its origin give it away. */
function fromThisMachine(message: IncomingMessage, url: URL): boolean {
  const peer = (message.socket.remoteAddress ?? '').replace('::ffff:', '')
  const near = peer === '::1' || peer.startsWith('127.')
  const { origin } = message.headers
  return near && OWN_NAMES.has(url.hostname) && (origin === undefined || origin === url.origin)
}

const BODILESS: ReadonlySet<number> = new Set([204, 205, 304])

export function responseOf(answer: Answer): Response {
  const body = BODILESS.has(answer.status) ? null : answer.body
  return new Response(body, { status: answer.status, headers: answer.headers })
}

export function send(answer: Answer | typeof LOST, response: ServerResponse): void {
  if (answer === LOST) {
    response.destroy()
    return
  }
  response.writeHead(answer.status, answer.headers)
  response.end(BODILESS.has(answer.status) ? undefined : answer.body)
}

export function jsonAnswer(
  status: number,
  data: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const type = { 'content-type': 'application/json; charset=utf-8' }
  const body = data === undefined ? '' : JSON.stringify(data)
  return { status, headers: { ...type, ...headers }, body }
}
