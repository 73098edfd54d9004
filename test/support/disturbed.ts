import { HOUR_MS, type Instant, instant, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import { type Served, served } from './served.ts'
import { declare, endState, LIFE } from './whole-life.ts'

const STARTS = '2026-11-20T14:00:00Z'
/** From one act to the next, so long that no disturbance of one reaches into the next one's second. */
const STEP_MS = 5 * MINUTE_MS

/** What goes otherwise than it should while people live through an incident. */
export interface Course {
  readonly begin?: (it: Served) => void | Promise<void>
  /** Before the act with this number; the declaration is 0. */
  readonly before?: (it: Served, act: number) => void | Promise<void>
  /** After each act; everything is worked off where not given. */
  readonly after?: (it: Served, act: number) => void | Promise<void>
  /** Once all is done, an hour later. */
  readonly end?: (it: Served) => void | Promise<void>
  /** When the end has been looked at. */
  readonly finally?: (it: Served) => void | Promise<void>
  readonly box?: Parameters<typeof served>[0]
}

export type End = Awaited<ReturnType<typeof endState>>

/** The life of one incident through the real App, at the same moments in every course. What is left in the end. */
export async function lived(course: Course = {}): Promise<End> {
  const it = await opened(course)
  try {
    await course.begin?.(it)
    const number = await acted(it, course)
    until(it, plus(instant(STARTS), 2 * HOUR_MS))
    await course.end?.(it)
    await it.settled()
    const state = await endState(it.box.as('ana'), number)
    await course.finally?.(it)
    return state
  } finally {
    await it.close()
  }
}

let opening: Promise<unknown> = Promise.resolve()

/**
 * One after the other until each has its token: Octokit asks once for all Apps of a process that have the same number,
 * and those of all boxes have.
 */
function opened({ box = {} }: Course): Promise<Served> {
  const one = opening.then(async () => {
    const it = await served({ ...box, at: STARTS })
    await it.app.sweep()
    return it
  })
  opening = one.catch(() => undefined)
  return one
}

async function acted(it: Served, { before = () => {}, after = it.settled }: Course) {
  await before(it, 0)
  const number = await declare(it.box.as)
  await after(it, 0)
  for (const [at, act] of LIFE.entries()) {
    until(it, plus(instant(STARTS), (at + 1) * STEP_MS))
    await before(it, at + 1)
    await act(it.box.as, number)
    await after(it, at + 1)
  }
  return number
}

export function until({ box: { sandbox } }: Served, moment: Instant): void {
  sandbox.clock.advance(moment - sandbox.world.now())
}

/** Everything that was written to GitHub by the App so far, by route. */
export const written = ({ box }: Served): number =>
  Object.entries(box.sandbox.requests().requests)
    .filter(([route]) => !route.startsWith('GET ') && !UNWRITTEN.has(route))
    .reduce((sum, [, count]) => sum + count, 0)

/** Questions that are asked with POST. */
const UNWRITTEN: ReadonlySet<string> = new Set([
  'POST /graphql',
  'POST /app/installations/{installation_id}/access_tokens',
])
