import type { Delivery, State } from './model.ts'
import type { World } from './world.ts'

/** GitHub waits ten seconds for an answer. */
const PATIENCE_MS = 10_000

export type Deliver = (request: Request) => Promise<Response>

/** What the log says where nobody answered. */
const UNREACHED = { statusCode: 502, status: 'failed to connect to host' } as const
const LATE = { statusCode: 504, status: 'timed out' } as const

/** Sends a delivery once and writes into the log what became of it. */
export async function attempt(
  world: World,
  deliver: Deliver,
  url: string,
  delivery: Delivery,
): Promise<void> {
  const began = performance.now()
  const outcome = await outcomeOf(deliver, url, delivery)
  const durationMs = performance.now() - began
  Object.assign(delivery, { ...outcome, durationMs, deliveredAt: world.now() })
  world.changed()
}

/** Writes into the log that nobody was reached, without trying. */
export function fail(world: World, delivery: Delivery): void {
  Object.assign(delivery, { ...UNREACHED, deliveredAt: world.now() })
}

/**
 * A box that died while it delivered cannot know whether it was heard. GitHub would have seen the
 * connection break and would not try again by itself: so the log says, and a receiver finds it there.
 */
export function failPending(state: State): void {
  for (const delivery of state.deliveries) {
    if (delivery.status !== 'Pending') continue
    Object.assign(delivery, { ...UNREACHED, deliveredAt: delivery.queuedAt })
  }
}

/** A receiver that is away or late is a line in the log, as on GitHub, and never an error here. */
async function outcomeOf(deliver: Deliver, url: string, delivery: Delivery) {
  try {
    const request = new Request(url, {
      method: 'POST',
      headers: delivery.requestHeaders,
      body: delivery.payload,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const response = await deliver(request)
    const responseBody = await response.text()
    const responseHeaders = Object.fromEntries(response.headers)
    const status = response.ok ? 'OK' : `Invalid HTTP Response: ${response.status}`
    return { statusCode: response.status, status, responseHeaders, responseBody }
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? LATE : UNREACHED
  }
}
