import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Service } from '../../src/app/service.ts'

export interface Heard {
  readonly event: string
  readonly headers: IncomingHttpHeaders
}

export interface Answered {
  /** `GET /repos/{owner}/{repo}/issues/{n}` */
  readonly request: string
  readonly status: number
}

async function listen(answer: RequestListener) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { origin: `http://127.0.0.1:${port}`, close }
}

/** Where webhooks arrive; nobody is there until the App is connected. */
export async function listening() {
  const heard: Heard[] = []
  let app: Service | undefined
  const { origin, close } = await listen((request, response) => {
    const { headers } = request
    heard.push({ event: String(headers['x-github-event']), headers })
    if (app === undefined) response.writeHead(503).end()
    else void app.handle(request, response)
  })
  const connect = (one: Service) => {
    app = one
  }
  return { heard, url: `${origin}/api/github/webhooks`, connect, close }
}

/** Hop by hop, or of the bytes as they came: `fetch` has undone the compression. */
const NOT_PASSED: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'keep-alive',
])

/** `.123Z`: GitHub's times have whole seconds. */
const FRACTION = /(?<="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d{3}(?=Z")/g

/** A wire to an API on which everything that passes is written down, with times as GitHub's are. */
export async function overheard(apiUrl: string) {
  const api = new URL(apiUrl)
  const answered: Answered[] = []
  const pass: RequestListener = async (request, response) => {
    const { method = 'GET', url = '/' } = request
    const body = await buffer(request)
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) {
      if (name !== 'host' && !NOT_PASSED.has(name)) headers.set(name, String(value))
    }
    const sent = body.length === 0 ? {} : { body }
    const answer = await fetch(`${api.origin}${url}`, { method, headers, ...sent })
    answered.push({ request: `${method} ${templateOf(url)}`, status: answer.status })
    const kept = [...answer.headers].filter(([name]) => !NOT_PASSED.has(name))
    response.writeHead(answer.status, Object.fromEntries(kept))
    response.end((await answer.text()).replace(FRACTION, ''))
  }
  const { origin, close } = await listen((request, response) => void pass(request, response))
  return { url: `${origin}${api.pathname}`.replace(/\/$/, ''), answered, close }
}

function templateOf(url: string): string {
  const [path = ''] = decodeURIComponent(url).split('?')
  return path
    .replace(/^\/api(?:\/v3)?/, '')
    .replace(/\/(\d+)(?=\/|$)/g, '/{n}')
    .replace(/\/collaborators\/[^/]+/, '/collaborators/{login}')
    .replace(/\/labels\/[^/]+$/, '/labels/{name}')
    .replace('/repos/acme/shop', '/repos/{owner}/{repo}')
}
