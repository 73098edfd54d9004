import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from '../refusal.ts'
import { actingAs } from './acting.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { page as pageReply, type Reply } from './reply.ts'
import { demandSameOrigin, readForm } from './request.ts'
import { routed } from './routes.ts'
import { sentence } from './sentence.ts'
import type { Stage, Visit } from './visit.ts'

/** User text is cleaned before it gets here; this is the second wall. Mermaid styles its pictures. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; connect-src 'self'; font-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A request handler that serves the page of this sandbox for every address it is given. */
export function page(
  stage: Stage,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const reply = await replyTo(stage, request)
    await send(request, response, reply)
  }
}

async function replyTo(stage: Stage, request: IncomingMessage): Promise<Reply> {
  let visit: Visit | null = null
  try {
    visit = firstLook(stage, request)
    const found = routed(visitMethod(request), visit.url.pathname)
    if (found === undefined) throw new Refusal(404, 'Not Found')
    if (request.method === 'POST') demandSameOrigin(request)
    const sent = request.method === 'POST' ? await readForm(request) : visit.sent
    visit = { ...visit, at: found.at, sent }
    return found.answer(visit)
  } catch (error) {
    if (error instanceof URIError) return refused(visit, new Refusal(400, 'Bad Request'))
    if (error instanceof Refusal) return refused(visit, error)
    throw error
  }
}

const visitMethod = (request: IncomingMessage) =>
  request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')

function firstLook(stage: Stage, request: IncomingMessage): Visit {
  const { world } = stage
  const address = `http://page${request.url ?? '/'}`
  if (!URL.canParse(address)) throw new Refusal(400, 'Bad Request')
  const url = new URL(address)
  const actor = actingAs(world, request)
  return { stage, world, actor, url, at: {}, sent: new URLSearchParams(), flash: null }
}

function refused(visit: Visit | null, refusal: Refusal): Reply {
  if (visit === null) {
    const { status } = refusal
    return { kind: 'text', status, type: 'text/plain; charset=utf-8', text: sentence(refusal) }
  }
  const body = html`<h1>${refusal.status}</h1><p><a href="/">Back to the start</a></p>`
  const told = { ...visit, flash: sentence(refusal) }
  const frame = { title: String(refusal.status), repository: null, body }
  return pageReply(layout(told, frame), refusal.status)
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
): Promise<void> {
  response.setHeader('content-security-policy', POLICY)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('cache-control', reply.kind === 'file' ? 'max-age=3600' : 'no-store')
  switch (reply.kind) {
    case 'redirect':
      response.writeHead(303, {
        location: reply.to,
        ...(reply.cookie === undefined ? {} : { 'set-cookie': reply.cookie }),
      })
      response.end()
      return
    case 'page':
      response.writeHead(reply.status, { 'content-type': 'text/html; charset=utf-8' })
      response.end(request.method === 'HEAD' ? undefined : reply.html.markup)
      return
    case 'text':
      response.writeHead(reply.status ?? 200, { 'content-type': reply.type }).end(reply.text)
      return
    case 'file':
      response.writeHead(200, { 'content-type': reply.type }).end(await readFile(reply.path))
      return
    default:
      reply satisfies never
  }
}
