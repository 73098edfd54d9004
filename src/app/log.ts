import { type Logger, pino } from 'pino'
import { described } from './described.ts'
import type { LogLevel } from './settings.ts'

/** Loggers of libraries, which write whole requests and answers beside their sentence. */
const TALKATIVE: ReadonlySet<unknown> = new Set(['octokit', 'github'])

export interface LogOut {
  write(line: string): void
}

/**
 * JSON lines. Whoever writes to it, what people wrote never reaches it: of errors the place stays, of events the
 * name and the id, of requests the sentence.
 */
export function logTo(level: LogLevel, out?: LogOut): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: described, error: described },
      hooks: {
        logMethod(given, method) {
          const talkative = TALKATIVE.has(this.bindings()['name'])
          method.apply(this, harmless(given, talkative) as Parameters<typeof method>)
        },
      },
    },
    out ?? pino.destination(1),
  )
}

function harmless(given: readonly unknown[], talkative: boolean): readonly unknown[] {
  const [first, ...words] = given
  if (first instanceof Error) return [described(first), ...(words.length > 0 ? words : ['failed'])]
  if (typeof first !== 'object' || first === null) return given
  return talkative ? words.map(withoutPath) : [withoutPayload(first), ...words]
}

/** A file's name may be what people wrote: that of a postmortem is made of its incident's title. */
const withoutPath = (word: unknown): unknown =>
  typeof word === 'string'
    ? word.replace(/\/contents\/\S+/, '/contents/…').replaceAll(/(?<=[?&]path=)[^&\s]+/g, '…')
    : word

function withoutPayload(first: object): object {
  const { event } = first as { event?: unknown }
  if (typeof event !== 'object' || event === null) return first
  const { id, name } = event as { id?: unknown; name?: unknown }
  return { ...first, event: { id, name } }
}
