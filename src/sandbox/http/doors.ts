import * as z from 'zod'
import { switchWorkflows, WorkflowChange } from '../actions/workflow-settings.ts'
import { repositoryByName } from '../find.ts'
import type { Lags } from '../lags.ts'
import { ORDERS } from '../order.ts'
import { Refusal } from '../refusal.ts'
import { parseBody } from '../rest/body.ts'
import type { Deliveries } from '../webhooks.ts'
import type { World } from '../world.ts'
import { type Answer, type Call, jsonAnswer } from './call.ts'
import type { Counted, Report } from './counted.ts'
import type { Fault } from './fault.ts'
import type { Faults } from './faults.ts'
import type { Limits } from './limits.ts'
import type { Pace, PaceReport } from './pace.ts'

export interface Clock {
  /** Moves the world ahead by this many milliseconds. */
  readonly advance: (milliseconds: number) => void
}

/** What the doors open onto. */
export interface Rooms {
  readonly world: World
  readonly clock: Clock
  readonly faults: Faults
  readonly lags: Lags
  readonly limits: Limits
  readonly deliveries: Deliveries
  readonly counted: Counted
  readonly pace: Pace
  readonly report: () => FullReport
}

/** What was asked, what of it GitHub does not know or allow, and how fast it came. */
export interface FullReport extends Report {
  readonly pace: PaceReport
}

type Body = Readonly<Record<string, unknown>>
type Door = (rooms: Rooms, body: Body) => Answer

/** The test doors, for callers on this machine only; GitHub has none of them. */
export function answerDoor(rooms: Rooms, call: Call): Answer {
  if (!call.loopback) return jsonAnswer(403, { message: 'The test doors answer this machine only' })
  const door = DOORS[`${call.method} ${call.path}`]
  if (door === undefined) {
    return jsonAnswer(404, { message: `no such door: ${call.method} ${call.path}` })
  }
  try {
    return door(rooms, call.method === 'POST' ? parseBody(call.body) : {})
  } catch (error) {
    if (error instanceof z.ZodError) return jsonAnswer(422, { message: z.prettifyError(error) })
    if (error instanceof Refusal) return jsonAnswer(error.status, { message: error.message })
    throw error
  }
}

const Advance = z.strictObject({
  advance_ms: z.number({ error: 'must be a number of milliseconds' }),
})
const Hold = z.strictObject({
  size: z.int().positive().optional(),
  order: z.enum(ORDERS).optional(),
  seed: z.int().optional(),
})
const Release = Hold.omit({ size: true })

const OfRepository = WorkflowChange.extend({ repository: z.string() })

function repositoryNamed(world: World, name: string) {
  const [owner = '', repo = ''] = name.split('/')
  const found = repositoryByName(world, owner, repo)
  if (found === undefined) throw new Refusal(422, `there is no repository ${name}`)
  return found
}

const reported = ({ report }: Rooms): Answer => jsonAnswer(200, report())

const lagsNow = ({ lags }: Rooms): Answer => jsonAnswer(200, lags.get())

const budgetNow = ({ limits }: Rooms): Answer => jsonAnswer(200, limits.budget())

const DOORS: Readonly<Record<string, Door>> = {
  'GET /_sandbox/state': ({ world }) => jsonAnswer(200, world.state),
  'GET /_sandbox/requests': reported,
  'DELETE /_sandbox/requests': (rooms) => {
    rooms.counted.clear()
    rooms.pace.clear()
    return reported(rooms)
  },
  'POST /_sandbox/clock': ({ world, clock }, body) => {
    clock.advance(Advance.parse(body).advance_ms)
    return jsonAnswer(200, { now: new Date(world.now()).toISOString() })
  },
  'GET /_sandbox/faults': ({ faults }) => jsonAnswer(200, faults.queued()),
  'POST /_sandbox/faults': ({ faults }, body) => {
    // What the queue does not understand it refuses, word for word.
    faults.queue(body as Fault)
    return jsonAnswer(201, body)
  },
  'DELETE /_sandbox/faults': ({ faults }) => {
    faults.clear()
    return jsonAnswer(200, {})
  },
  'GET /_sandbox/lags': lagsNow,
  'POST /_sandbox/lags': (rooms, body) => {
    rooms.lags.set(body)
    return lagsNow(rooms)
  },
  'DELETE /_sandbox/lags': (rooms) => {
    rooms.lags.clear()
    return lagsNow(rooms)
  },
  'GET /_sandbox/limits': budgetNow,
  'POST /_sandbox/limits': (rooms, body) => {
    rooms.limits.set(body)
    return budgetNow(rooms)
  },
  'POST /_sandbox/workflow-settings': ({ world }, body) => {
    const { repository: name, ...change } = OfRepository.parse(body)
    const repository = repositoryNamed(world, name)
    switchWorkflows(world, repository, change)
    return jsonAnswer(200, repository.workflowSettings)
  },
  'GET /_sandbox/deliveries/faults': ({ deliveries }) => jsonAnswer(200, deliveries.queued()),
  'POST /_sandbox/deliveries/faults': ({ deliveries }, body) => {
    deliveries.queue(body)
    return jsonAnswer(201, body)
  },
  'DELETE /_sandbox/deliveries/faults': ({ deliveries }) => {
    deliveries.clear()
    return jsonAnswer(200, {})
  },
  'POST /_sandbox/deliveries/hold': ({ deliveries }, body) => {
    deliveries.hold(Hold.parse(body))
    return jsonAnswer(200, { held: deliveries.held() })
  },
  'POST /_sandbox/deliveries/release': ({ deliveries }, body) => {
    const { order, seed } = Release.parse(body)
    return jsonAnswer(200, { released: deliveries.release(order, seed) })
  },
}
