import { setTimeout as sleep } from 'node:timers/promises'
import { createStrikes, type Queued } from '../strikes.ts'
import type { World } from '../world.ts'
import type { Asked } from './asked.ts'
import { type Answer, LOST } from './call.ts'
import { type CheckedFault, checkedFault, type Fault, type FaultAnswer } from './fault.ts'
import { faultAnswer } from './fault-answer.ts'

export interface Faults {
  /** Throws, with every mistake in the message, for a fault that could never strike. */
  readonly queue: (fault: Fault) => void
  readonly queued: () => readonly Queued<CheckedFault>[]
  readonly clear: () => void
  /** Does the work under the first fault that strikes this request, or plainly. */
  readonly under: (asked: Asked, work: () => Promise<Answer>) => Promise<Answer | typeof LOST>
}

export function createFaults(worldOf: () => World): Faults {
  const strikes = createStrikes<CheckedFault, Asked>(concerns)
  const broken = (asked: Asked, given: FaultAnswer, done: Answer | null) =>
    given === 'lost' ? LOST : faultAnswer(worldOf(), asked.who, given, done)
  return {
    queue: (fault) => strikes.queue(checkedFault(fault)),
    queued: strikes.queued,
    clear: strikes.clear,
    under: async (asked, work) => {
      const fault = strikes.take(asked)
      if (fault === undefined) return work()
      if (fault.delayMs !== undefined) await sleep(fault.delayMs)
      if (fault.before !== undefined) return broken(asked, fault.before, null)
      const done = await work()
      return fault.after === undefined ? done : broken(asked, fault.after, done)
    },
  }
}

function concerns({ method, route, installation, where }: CheckedFault, asked: Asked): boolean {
  return [
    method === 'ANY' || (method === '*' ? asked.write : method === asked.method),
    route === '*' || route === asked.template,
    installation === undefined || asked.who === `installation ${installation}`,
    where?.(asked) ?? true,
  ].every(Boolean)
}
