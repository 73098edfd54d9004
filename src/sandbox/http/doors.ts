import { isBody, parseBody } from '../rest/body.ts'
import type { World } from '../world.ts'
import { type Answer, type Call, jsonAnswer } from './call.ts'
import type { Counted } from './counted.ts'
import type { Fault, Faults } from './faults.ts'

export interface Clock {
  /** Moves the world ahead by this many milliseconds. */
  readonly advance: (milliseconds: number) => void
}

/** The test doors, for callers on this machine only; GitHub has none of them. */
export function answerDoor(
  world: World,
  clock: Clock,
  faults: Faults,
  counted: Counted,
  call: Call,
): Answer {
  if (!call.loopback) return jsonAnswer(403, { message: 'The test doors answer this machine only' })
  const body = call.method === 'POST' ? parseBody(call.body) : {}
  switch (`${call.method} ${call.path}`) {
    case 'GET /_sandbox/state':
      return jsonAnswer(200, world.state)
    case 'GET /_sandbox/requests':
      return jsonAnswer(200, counted.report())
    case 'DELETE /_sandbox/requests':
      counted.clear()
      return jsonAnswer(200, counted.report())
    case 'POST /_sandbox/clock':
      return moveClock(world, clock, body['advance_ms'])
    case 'POST /_sandbox/faults':
      return queueFault(faults, body)
    case 'DELETE /_sandbox/faults':
      faults.clear()
      return jsonAnswer(200, {})
    default:
      return jsonAnswer(404, { message: `no such door: ${call.method} ${call.path}` })
  }
}

function moveClock(world: World, clock: Clock, by: unknown): Answer {
  if (typeof by !== 'number' || !Number.isFinite(by)) {
    return jsonAnswer(422, { message: 'advance_ms must be a number of milliseconds' })
  }
  clock.advance(by)
  return jsonAnswer(200, { now: new Date(world.now()).toISOString() })
}

function queueFault(faults: Faults, body: Readonly<Record<string, unknown>>): Answer {
  if (typeof body['method'] !== 'string' || typeof body['route'] !== 'string') {
    return jsonAnswer(422, { message: 'a fault needs its method and its route' })
  }
  const { before, after } = body
  if ((before !== undefined && !isBody(before)) || (after !== undefined && !isAfter(after))) {
    return jsonAnswer(422, {
      message: 'before and after are {status, body?, headers?}; after may be "lost"',
    })
  }
  faults.queue(body as unknown as Fault)
  return jsonAnswer(201, body)
}

const isAfter = (value: unknown) => value === 'lost' || isBody(value)
