import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type Started, start } from '../sandbox/support.ts'
import { OWN_ENV } from './own-env.ts'

/** The App as a process of its own, as for a real GitHub. */
export interface Process {
  readonly url: string
  readonly pid: number
  readonly log: () => string
  /** SIGKILL unless told otherwise. Resolves with the exit code when it has ended. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<number | null>
}

export interface Beside {
  readonly box: Started
  /** Starts one more process, on the port that webhooks go to unless told otherwise. */
  readonly run: (env?: Readonly<Record<string, string>>, port?: number) => Promise<Process>
  readonly port: number
  readonly close: () => Promise<void>
}

/** A sandbox in this process, and Apps beside it that can be killed without taking GitHub with them. */
export async function beside(options: Parameters<typeof start>[0] = {}): Promise<Beside> {
  const port = await freePort()
  const webhookUrl = `http://127.0.0.1:${port}/api/github/webhooks`
  const box = await start({ ...options, app: { ...options.app, webhookUrl } })
  const running = new Set<Process>()
  const { id, privateKey, webhookSecret } = box.seeded.app
  const credentials = {
    APP_ID: String(id),
    PRIVATE_KEY: privateKey.replaceAll('\n', '\\n'),
    WEBHOOK_SECRET: webhookSecret,
    GITHUB_API_URL: box.server.apiUrl,
    HOST: '127.0.0.1',
    SITREP_STORE: ':memory:',
    SITREP_PACED: 'false',
  }
  const run = async (env: Readonly<Record<string, string>> = {}, at = port) => {
    const one = await spawned({ ...credentials, ...env, PORT: String(at) }, at)
    running.add(one)
    return one
  }
  const close = async () => {
    await Promise.all([...running].map((one) => one.kill('SIGTERM')))
    await box.close()
  }
  return { box, run, port, close }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function spawned(env: Readonly<Record<string, string>>, port: number): Promise<Process> {
  const child = spawn(process.execPath, ['src/start.ts'], {
    env: { ...OWN_ENV, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const written: string[] = []
  child.stdout.on('data', (chunk: Buffer) => written.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => written.push(chunk.toString()))
  const log = () => written.join('')
  const url = `http://127.0.0.1:${port}`
  await healthy(child, url, log)
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    child.kill(signal)
    await once(child, 'exit')
    return child.exitCode
  }
  return { url, pid: child.pid ?? 0, log, kill }
}

const ASKED_EACH_MS = 25
/** Most of a minute: on a machine with a dozen others at work a start takes ten seconds. */
const STARTS_WITHIN = 1_600

async function healthy(child: ChildProcess, url: string, log: () => string): Promise<void> {
  for (let tries = 0; tries < STARTS_WITHIN && child.exitCode === null; tries++) {
    const up = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) return
    await wait(ASKED_EACH_MS)
  }
  throw new Error(`the App did not start:\n${log()}`)
}
