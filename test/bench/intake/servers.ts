import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../support/beside.ts'
import type { Said } from './measured.ts'

export interface Measured {
  readonly port: number
  readonly ask: () => Promise<Said>
  readonly kill: () => Promise<void>
}

/** Starts one of the servers beside this file as a process of its own. */
export async function measured(
  name: 'bare' | 'ours',
  env: Readonly<Record<string, string>>,
): Promise<Measured> {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const BARE_PORT = String(await freePort())
  const child = fork(file, {
    env: { PATH: process.env['PATH'] ?? '', BARE_PORT, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { port = 0 } = await next(child)
  return {
    port,
    ask() {
      const answer = next(child)
      child.send('how much')
      return answer
    },
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** Rejects where it ends instead of answering. */
async function next(child: ChildProcess): Promise<Said> {
  const heard = new AbortController()
  const { signal } = heard
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`a measured server ended with ${code}`)
  })
  try {
    const [said] = (await Promise.race([once(child, 'message', { signal }), ended])) as [Said]
    return said
  } finally {
    heard.abort()
  }
}

/** A GitHub that answers everything after two seconds, and then with an error. */
export async function slowGithub(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((_, response) => {
    setTimeout(() => response.writeHead(503).end('{}'), 2_000)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url, close }
}
