import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { described } from './app/described.ts'
import type { Service } from './app/service.ts'
import { type Settings, SettingsError, settings } from './app/settings.ts'
import { keepCompiled } from './cli/keep-compiled.ts'
import { systemNow } from './domain/instant.ts'
import { StoreError } from './store/store-error.ts'

// Above what waits: requests come before the rest of this file has run.
const TEXT = { 'content-type': 'text/plain' } as const

// It would say what went wrong in words that may be people's, and go on half done.
process.on('uncaughtException', (error) => {
  process.stderr.write(`sitrep: ended by a mistake of ours: ${JSON.stringify(described(error))}\n`)
  process.exit(1)
})

const keep = keepCompiled(process.env)
// Loaded only here: what comes before would not be kept. Whoever is killed is back in half the time.
const { service } = await import('./app/service.ts')

/** `npm start`: the App on GitHub where credentials are set, else beside an embedded GitHub. */
try {
  const read = settings(process.env)
  await (read.app === null ? serveSandbox(read) : serveApp(read))
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof StoreError)) throw error
  process.stderr.write(`sitrep: ${error.message}\n`)
  // Not only the code: a server may be listening by now.
  process.exit(1)
}

async function serveApp(read: Settings): Promise<void> {
  if (read.app === null) return
  const { apiUrl } = read
  const served = await service({ ...read, credentials: read.app, now: systemNow })
  const server = createServer((request, response) => {
    answer(served, request, response, async () => {
      response.writeHead(404, TEXT).end('not found\n')
    }).catch(() => giveUp(response))
  })
  const { port } = await listen(server, read.port, read.host)
  process.stdout.write(
    `Sitrep serves ${apiUrl} and listens on port ${port}, webhooks on /api/github/webhooks\n`,
  )
  keep()
  stopGracefully(server, () => served.stop())
}

/** Loaded only here: a real App needs none of it. */
async function serveSandbox(read: Settings): Promise<void> {
  const { embedded } = await import('./embedded.ts').catch(notInstalled)
  const ready = Promise.withResolvers<Answer>()
  const host = read.host ?? '127.0.0.1'
  const server = createServer((request, response) => {
    ready.promise.then((answerTo) => answerTo(request, response)).catch(() => giveUp(response))
  })
  const { port } = await listen(server, read.port, host)
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  const box = embedded({ origin, file: read.sandboxFile })
  const served = await service({
    ...read,
    credentials: box.credentials,
    apiUrl: `${origin}/api/v3`,
    now: () => box.sandbox.world.now(),
  })
  ready.resolve((request, response) =>
    answer(served, request, response, () => box.sandbox.handle(request, response)),
  )
  process.stdout.write(`Sitrep runs with an embedded GitHub. Open ${origin}/\n`)
  keep()
  stopGracefully(server, async () => {
    // What waits in memory would be gone; what waits to be tried again may go.
    if (read.store === ':memory:') await Promise.race([served.idle(), wait(2_000)])
    await served.stop()
    await box.sandbox.close()
  })
}

/** A container holds neither it nor the packages that it needs. Throws SettingsError. */
function notInstalled(error: unknown): never {
  if ((error as NodeJS.ErrnoException | null)?.code !== 'ERR_MODULE_NOT_FOUND') throw error
  const message =
    'the embedded GitHub is not installed here. Set APP_ID, PRIVATE_KEY and WEBHOOK_SECRET to serve a GitHub App.'
  throw new SettingsError(message, { cause: error })
}

/** One request that goes wrong must not end the others. What went wrong may quote people, so it is not said. */
function giveUp(response: ServerResponse): void {
  process.stderr.write('sitrep: a request could not be answered\n')
  if (!response.headersSent) response.writeHead(500, TEXT)
  response.end()
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

async function answer(
  served: Service,
  request: IncomingMessage,
  response: ServerResponse,
  otherwise: () => Promise<void>,
): Promise<void> {
  if (!(await served.handle(request, response))) await otherwise()
}

/** Throws SettingsError where the address cannot be had. */
function listen(server: Server, port: number, host: string | null): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new SettingsError(unheard(error.code ?? error.name, port, host), { cause: error })),
    )
    server.listen(port, ...(host === null ? [] : [host]), () =>
      resolve(server.address() as AddressInfo),
    )
  })
}

function unheard(code: string, port: number, host: string | null): string {
  if (code === 'EADDRINUSE')
    return `PORT ${port} is taken by another program. Stop that one, or set PORT to another number.`
  if (code === 'EACCES')
    return `PORT ${port} may not be used by this account. Set PORT to a number above 1023.`
  return host === null
    ? `PORT ${port} cannot be listened on (${code}).`
    : `HOST ${JSON.stringify(host)} cannot be listened on (${code}). It takes an address of this machine, such as 127.0.0.1 or 0.0.0.0.`
}

const PATIENCE_MS = 10_000

/** Takes nothing more, finishes what must not be left half done, and ends; at the latest after ten seconds. */
function stopGracefully(server: Server, finish: () => Promise<void>): void {
  const stop = async () => {
    server.close()
    server.closeIdleConnections()
    setTimeout(() => process.exit(1), PATIENCE_MS).unref()
    await finish()
    process.exit(0)
  }
  process.once('SIGTERM', () => void stop())
  process.once('SIGINT', () => void stop())
}
