import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A request as it came over the wire. */
export interface Heard {
  readonly method: string
  readonly path: string
  readonly authorization: string
  readonly body: string
  /** When it began to arrive, by `performance.now()`. */
  readonly at: number
}

/** A GitHub that knows of nothing, and remembers what it was asked. */
export interface Listening {
  readonly url: string
  readonly heard: readonly Heard[]
  readonly close: () => Promise<void>
}

const NOBODY = {
  data: { viewer: { login: 'github-actions[bot]' }, repository: null, organisation: null },
}

export async function listening(answer: unknown = NOBODY): Promise<Listening> {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    const at = performance.now()
    const { method = '', url: path = '', headers } = request
    heard.push({
      method,
      path,
      authorization: headers.authorization ?? '',
      body: await read(request),
      at,
    })
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer))
  })
  return { url: await opened(server), heard, close: () => closed(server) }
}

/** A proxy that lets through what asks it to. */
export async function proxying(): Promise<Listening> {
  const heard: Heard[] = []
  const server = createServer()
  server.on('connect', ({ url = '' }, socket) => {
    heard.push({ method: 'CONNECT', path: url, authorization: '', body: '', at: performance.now() })
    const [host, port] = url.split(':')
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  return { url: await opened(server), heard, close: () => closed(server) }
}

async function read(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  return text
}

async function opened(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

/** How a run of the Action ended. */
export interface Ran {
  readonly code: number | null
  readonly text: string
  /** What it wrote for later steps. */
  readonly outputs: string
}

/** Runs the Action as a runner would, for one event; `event` is the text of its file. */
export async function runAction(
  entry: string,
  event: string,
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-action-'))
  const at = (name: string) => join(folder, name)
  writeFileSync(at('event.json'), event)
  writeFileSync(at('output'), '')
  const child = spawn(process.execPath, [entry], {
    env: {
      GITHUB_EVENT_PATH: at('event.json'),
      GITHUB_OUTPUT: at('output'),
      GITHUB_REPOSITORY: 'acme/shop',
      INPUT_TOKEN: 'secret-token',
      ...env,
    },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const outputs = readFileSync(at('output'), 'utf8')
  rmSync(folder, { recursive: true })
  return { code, text, outputs }
}
