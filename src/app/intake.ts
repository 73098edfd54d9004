import type { KeyObject } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Body, ReadBody } from './body.ts'
import { isSignature, verified } from './signature.ts'

/** A delivery whose signature is good. The payload says where to look, never what happened. */
export interface Delivery {
  readonly id: string
  readonly event: string
  readonly payload: Readonly<Record<string, unknown>>
}

export interface Intake {
  readonly secret: KeyObject
  readonly readBody: ReadBody
  /**
   * All others are answered and dropped: GitHub sends some to every App, and a name such as `error` means
   * something else to Probot, which would log what came with it.
   */
  readonly events: ReadonlySet<string>
  /** Resolves when it is stored; false where it could not be, so that GitHub shows it as failed. */
  readonly accept: (delivery: Delivery) => Promise<boolean>
  /** Static words and the delivery's id; nothing of a body ever reaches it. */
  readonly refused: (reason: string, id: string | null) => void
}

interface Refusal {
  readonly status: number
  readonly reason: string
  /** Where the rest of the body is not waited for. */
  readonly cut?: boolean
}

const NOT_STORED: Refusal = { status: 503, reason: 'could not be stored' }

/** Answers `POST /api/github/webhooks`: checked first, then stored, then answered, and worked on later. */
export async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  intake: Intake,
): Promise<void> {
  const refused = await take(request, intake)
  if (refused === null) {
    response.writeHead(202, ACCEPTED).end()
    return
  }
  const id = header(request, 'x-github-delivery')
  // Before the signature anybody may send anything there.
  intake.refused(refused.reason, isId(id) ? id : null)
  refuse(request, response, refused)
}

const BROKEN: Readonly<Record<Exclude<Body, { ok: true }>['status'], string>> = {
  400: 'body broke off',
  408: 'body too slow',
  413: 'body too large',
  503: 'too much at once',
}

/** Null where it was taken. */
async function take(request: IncomingMessage, intake: Intake): Promise<Refusal | null> {
  const early = refusal(request)
  if (early !== null) return early
  const body = await intake.readBody(request)
  return body.ok
    ? check(request, intake, body.bytes)
    : { status: body.status, reason: BROKEN[body.status], cut: true }
}

/** Waits for nothing itself, so that no body and no payload is held while the disk is waited for. */
function check(
  request: IncomingMessage,
  intake: Intake,
  bytes: Buffer,
): Promise<Refusal | null> | Refusal | null {
  const signature = header(request, 'x-hub-signature-256') ?? ''
  if (!verified(bytes, signature, intake.secret))
    return { status: 401, reason: 'signature does not match' }
  const payload = parse(bytes)
  if (payload === null) return { status: 400, reason: 'body is no JSON object' }
  const id = header(request, 'x-github-delivery') ?? ''
  const event = header(request, 'x-github-event') ?? ''
  if (!intake.events.has(event)) return null
  return intake.accept({ id, event, payload }).then((stored) => (stored ? null : NOT_STORED))
}

/** What can be refused on the headers alone, before a byte of the body is kept. */
function refusal(request: IncomingMessage): Refusal | null {
  if (request.method !== 'POST') return { status: 405, reason: 'only POST is taken here' }
  if (!isSignature(header(request, 'x-hub-signature-256')))
    return { status: 401, reason: 'signature missing' }
  if (!isId(header(request, 'x-github-delivery')))
    return { status: 400, reason: 'delivery id missing' }
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(header(request, 'x-github-event') ?? ''))
    return { status: 400, reason: 'event name missing' }
  if (!header(request, 'content-type')?.startsWith('application/json'))
    return { status: 415, reason: 'only JSON is taken here' }
  return null
}

const isId = (text: string | undefined): text is string => /^[\w.-]{1,100}$/.test(text ?? '')

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

function parse(bytes: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const JSON_BODY = { 'content-type': 'application/json' } as const
const said = (text: string): string => `${JSON.stringify({ message: text })}\n`
/** GitHub reads nothing but the status. */
const ACCEPTED = { 'content-length': '0' } as const

function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { status, reason, cut = false } = refusal
  response.writeHead(status, {
    ...JSON_BODY,
    ...(cut ? { connection: 'close' } : {}),
    ...(status === 503 ? { 'retry-after': '10' } : {}),
  })
  response.end(said(reason), () => {
    if (cut) request.destroy()
  })
}
