import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import type { Report } from '../../../src/sandbox/http/counted.ts'
import type { Size } from '../../support/generated/life.ts'
import type { Usage } from './usage.ts'

interface Opened {
  readonly apiUrl: string
  readonly origin: string
  readonly token: string
  readonly key: string
  readonly appId: number
  readonly privateKey: string
}

/** What a program cost that asked this GitHub. */
export interface Cost extends Usage {
  readonly requests: number
  readonly points: number
  readonly seconds: number
  readonly out: string
}

export interface BenchWorld {
  /** Lets the last day happen. */
  readonly pass: () => Promise<void>
  /** Runs a program of ours against it, and throws where that ends badly or GitHub would not allow what it asks. */
  readonly run: (file: string, args: readonly string[], as?: 'token' | 'app') => Promise<Cost>
  readonly close: () => Promise<void>
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** A GitHub of that size in a process of its own. `folder` is for what is left behind by those who are measured. */
export async function benchWorld(size: Omit<Size, 'later'>, folder: string): Promise<BenchWorld> {
  const { count, seed, now } = size
  const server = fork(here('./server.ts'), [count, seed, now].map(String))
  const [opened] = (await once(server, 'message')) as [Opened]
  return {
    async pass() {
      server.send('pass')
      await once(server, 'message')
    },
    run: (file, args, as = 'token') => {
      const usage = join(folder, 'usage')
      return measured(opened.origin, { ...envOf(opened, as), USAGE_FILE: usage }, file, args)
    },
    async close() {
      server.kill()
      await once(server, 'exit')
    },
  }
}

/** Either what a person has, or what the App has. */
function envOf({ apiUrl, token, key, appId, privateKey }: Opened, as: 'token' | 'app') {
  const who =
    as === 'app' ? { APP_ID: String(appId), PRIVATE_KEY: privateKey } : { GITHUB_TOKEN: token }
  return { PATH: process.env['PATH'] ?? '', GITHUB_API_URL: apiUrl, SITREP_KEY: key, ...who }
}

async function measured(
  origin: string,
  env: Readonly<Record<string, string>> & { readonly USAGE_FILE: string },
  file: string,
  args: readonly string[],
): Promise<Cost> {
  const door = `${origin}/_sandbox/requests`
  await fetch(door, { method: 'DELETE' })
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', here('./usage.ts'), file, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out = await ended(child)
  const seconds = (performance.now() - began) / 1_000
  const report = (await (await fetch(door)).json()) as Report
  const wrong = [...report.violations, ...report.undocumented]
  if (wrong.length > 0) throw new Error(`GitHub does not allow this:\n${wrong.join('\n')}`)
  const took: Usage = JSON.parse(readFileSync(env.USAGE_FILE, 'utf8'))
  const requests = Object.values(report.requests).reduce((sum, one) => sum + one, 0)
  return { requests, points: report.points, seconds, ...took, out }
}

async function ended(child: ChildProcess): Promise<string> {
  const [out, said]: [Buffer[], Buffer[]] = [[], []]
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code === 0) return Buffer.concat(out).toString()
  throw new Error(`a measured program ended with ${code}:\n${Buffer.concat(said)}`)
}
