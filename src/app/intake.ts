import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from './body.ts'
import { isSignature, verified } from './signature.ts'

/** A delivery whose signature is good. The payload says where to look, never what happened. */
export interface Delivery {
  readonly id: string
  readonly event: string
  readonly payload: Readonly<Record<string, unknown>>
}

export interface Intake {
  readonly secret: string
  readonly accept: (delivery: Delivery) => void
  /** Static words and the delivery's id; nothing of a body ever reaches it. */
  readonly refused: (reason: string, id: string | null) => void
}

type Refusal = readonly [status: number, reason: string]

/** Answers `POST /api/github/webhooks`: checked first, answered at once, worked on later. */
export async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  intake: Intake,
): Promise<void> {
  const taken = await take(request, intake.secret)
  if ('status' in taken) {
    intake.refused(taken.reason, header(request, 'x-github-delivery') ?? null)
    answer(response, taken.status, taken.reason, taken.status === 413)
    if (taken.status === 413) request.destroy()
    return
  }
  intake.accept(taken)
  answer(response, 202, 'accepted', false)
}

type Taken = Delivery | { readonly status: number; readonly reason: string }

const refuse = ([status, reason]: Refusal): Taken => ({ status, reason })

async function take(request: IncomingMessage, secret: string): Promise<Taken> {
  const early = refusal(request)
  if (early !== null) return refuse(early)
  const body = await readBody(request)
  if (!body.ok)
    return refuse([body.status, body.status === 413 ? 'body too large' : 'body too slow'])
  const signature = header(request, 'x-hub-signature-256') ?? ''
  if (!verified(body.bytes, signature, secret)) return refuse([401, 'signature does not match'])
  const payload = parse(body.bytes)
  if (payload === null) return refuse([400, 'body is no JSON object'])
  const id = header(request, 'x-github-delivery') ?? ''
  const event = header(request, 'x-github-event') ?? ''
  return { id, event, payload }
}

/** What can be refused on the headers alone, before a byte of the body is kept. */
function refusal(request: IncomingMessage): Refusal | null {
  if (request.method !== 'POST') return [405, 'only POST is taken here']
  if (!isSignature(header(request, 'x-hub-signature-256'))) return [401, 'signature missing']
  if (!/^[\w.-]{1,100}$/.test(header(request, 'x-github-delivery') ?? ''))
    return [400, 'delivery id missing']
  if (!/^[a-z][a-z_]{0,59}$/.test(header(request, 'x-github-event') ?? ''))
    return [400, 'event name missing']
  if (!header(request, 'content-type')?.startsWith('application/json'))
    return [415, 'only JSON is taken here']
  return null
}

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

function answer(response: ServerResponse, status: number, text: string, last: boolean): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(last ? { connection: 'close' } : {}),
  })
  response.end(`${JSON.stringify({ message: text })}\n`)
}
