import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Spawned {
  readonly command: string
  readonly parameters: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly hear: (line: string) => void
  /** Null for none. */
  readonly timeoutMs: number | null
  /** Ends the process when it is aborted, gently first. */
  readonly signal: AbortSignal
}

export type Ended = { readonly code: number } | 'timed out' | 'cancelled'

/** How long a process has to end by itself once it was asked to. */
const GRACE_MS = 5000

/** Runs a process to its end and hears both its streams, line by line. */
export async function finished(asked: Spawned): Promise<Ended> {
  const { command, parameters, cwd, env, hear, timeoutMs, signal } = asked
  if (signal.aborted) return 'cancelled'
  const child = spawn(command, parameters, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = () => stopped(child)
  signal.addEventListener('abort', stop)
  let late = false
  const timer =
    timeoutMs === null
      ? undefined
      : setTimeout(() => {
          late = true
          stop()
        }, timeoutMs)
  const streams = [child.stdout, child.stderr].map(async (stream) => {
    for await (const line of createInterface({ input: stream })) hear(line)
  })
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exit) => resolve(exit ?? 1))
  })
  await Promise.all(streams)
  clearTimeout(timer)
  signal.removeEventListener('abort', stop)
  if (late) return 'timed out'
  return signal.aborted ? 'cancelled' : { code }
}

function stopped(child: ChildProcess): void {
  child.kill('SIGINT')
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
  child.once('close', () => clearTimeout(timer))
}
