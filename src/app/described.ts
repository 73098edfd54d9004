import { Failure } from '../github/failure.ts'

/** What may be said of an error in a log: its place, never its words, which may be people's. */
export function described(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof Failure)
    return { kind: error.kind, status: error.status, message: error.message }
  if (!(error instanceof Error)) return { kind: 'bug' }
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? []
  return { kind: 'bug', name: error.name, stack: frames.slice(0, 8) }
}
