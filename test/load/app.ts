import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { OWN_ENV } from '../support/own-env.ts'

/** The App as operators start it: a process of its own with its store on the disk. */
export interface App {
  readonly url: string
  /** A figure of its page of metrics, 0 where it is not there. */
  readonly metric: (name: string) => Promise<number>
  /** MiB that it holds in memory. */
  readonly resident: () => Promise<number>
  /** Resolves when nothing waits in its store any more; rejects where that takes too long. */
  readonly drained: (mostMs: number) => Promise<void>
  /** A figure straight out of its store. */
  readonly stored: (sql: string) => number
  readonly kill: (signal?: NodeJS.Signals) => Promise<number | null>
}

export interface AppOptions {
  readonly port: number
  readonly store: string
  readonly env: Readonly<Record<string, string>>
}

export async function app({ port, store, env }: AppOptions): Promise<App> {
  const child = spawn(process.execPath, ['src/start.ts'], {
    env: {
      ...{ ...OWN_ENV, HOST: '127.0.0.1', PORT: String(port) },
      ...{ SITREP_STORE: store, LOG_LEVEL: 'fatal', ...env },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  await ready(child, url)
  const page = async () => (await fetch(`${url}/metrics`)).text()
  const metric = async (name: string) => figureIn(await page(), name)
  return {
    ...{ url, metric },
    resident: async () => (await metric('process_resident_memory_bytes')) / 2 ** 20,
    async drained(mostMs) {
      const until = performance.now() + mostMs
      // Twice: what is worked off writes, and what is written is told of in turn.
      for (let quiet = 0; quiet < 2; ) {
        quiet = (await metric('sitrep_inbox_waiting')) === 0 ? quiet + 1 : 0
        if (performance.now() > until) throw new Error('what waits was not worked off in time')
        await wait(250)
      }
    },
    stored(sql) {
      const database = new DatabaseSync(store, { readOnly: true })
      const row = database.prepare(sql).get()
      database.close()
      return Number(row?.['count'] ?? 0)
    },
    async kill(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal)
        await once(child, 'exit')
      }
      return child.exitCode
    },
  }
}

function figureIn(page: string, name: string): number {
  const found = page.split('\n').find((line) => line.startsWith(`${name} `))
  return Number(found?.slice(name.length + 1) ?? 0)
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 1_200 && child.exitCode === null; tries++) {
    const up = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) return
    await wait(50)
  }
  throw new Error('the App did not start')
}
