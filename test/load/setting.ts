import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../support/beside.ts'
import { type App, app } from './app.ts'
import { type Box, type BoxOptions, box } from './box.ts'
import type { Calls } from './github.ts'

/** A GitHub and an App, each in a process of its own. */
export interface Setting {
  readonly app: App
  readonly box: Box
  readonly hello: ReturnType<Calls['hello']>
  /** Another App on the same store and address, when the one before it has ended. */
  readonly again: (env?: Readonly<Record<string, string>>) => Promise<App>
  /** Takes the store away. */
  readonly forget: () => void
}

type Options = Omit<BoxOptions, 'webhookUrl'> & { readonly paced: boolean }

/** Runs `work` with both, and ends both whatever comes of it. */
export async function within<T>(
  { paced, ...options }: Options,
  work: (it: Setting) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-load-'))
  const store = join(folder, 'store', 'sitrep.db')
  const port = await freePort()
  const webhookUrl = `http://127.0.0.1:${port}/api/github/webhooks`
  const github = await box({ ...options, webhookUrl })
  const hello = await github.ask('hello')
  const credentials = {
    APP_ID: String(hello.appId),
    PRIVATE_KEY: hello.privateKey.replaceAll('\n', '\\n'),
    WEBHOOK_SECRET: hello.secret,
    GITHUB_API_URL: hello.apiUrl,
    SITREP_PACED: String(paced),
  }
  const running: App[] = []
  const again = async (env: Readonly<Record<string, string>> = {}) => {
    const one = await app({ port, store, env: { ...credentials, ...env } })
    running.push(one)
    return one
  }
  try {
    const first = await again()
    const forget = () => rmSync(join(folder, 'store'), { recursive: true })
    return await work({ app: first, box: github, hello, again, forget })
  } finally {
    await Promise.all(running.map((one) => one.kill('SIGKILL')))
    await github.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
