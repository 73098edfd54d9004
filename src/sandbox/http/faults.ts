import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, jsonAnswer, LOST } from './call.ts'

/** What goes wrong with the next requests to one route. */
export interface Fault {
  readonly method: string
  /** The route as GitHub documents it: `/repos/{owner}/{repo}/issues`. */
  readonly route: string
  /** How many requests it meets; once where not given. */
  readonly times?: number
  /** Waits before anything else, in milliseconds of the host's clock. */
  readonly delayMs?: number
  /** Answered instead of doing what was asked. */
  readonly before?: FaultAnswer
  /** Does what was asked and then answers this, or cuts the connection. */
  readonly after?: FaultAnswer | 'lost'
}

interface FaultAnswer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Faults {
  readonly queue: (fault: Fault) => void
  readonly clear: () => void
  /** Does the work under the first fault that is queued for this route, or plainly. */
  readonly under: (
    method: string,
    route: string,
    work: () => Promise<Answer>,
  ) => Promise<Answer | typeof LOST>
}

function answerOf({ status, body, headers }: FaultAnswer): Answer {
  if (typeof body === 'string') return { status, headers: headers ?? {}, body }
  return jsonAnswer(status, body ?? { message: 'Server Error' }, headers)
}

export function createFaults(): Faults {
  const queued: { readonly fault: Fault; left: number }[] = []
  const take = (method: string, route: string): Fault | undefined => {
    const at = queued.findIndex(
      ({ fault }) => fault.method.toUpperCase() === method && fault.route === route,
    )
    const found = queued[at]
    if (found === undefined) return undefined
    found.left -= 1
    if (found.left <= 0) queued.splice(at, 1)
    return found.fault
  }
  return {
    queue: (fault) => queued.push({ fault, left: fault.times ?? 1 }),
    clear: () => queued.splice(0),
    under: async (method, route, work) => {
      const fault = take(method, route)
      if (fault?.delayMs !== undefined) await sleep(fault.delayMs)
      if (fault?.before !== undefined) return answerOf(fault.before)
      const answer = await work()
      if (fault?.after === 'lost') return LOST
      return fault?.after === undefined ? answer : answerOf(fault.after)
    },
  }
}
