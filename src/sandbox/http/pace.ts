import { exactNow } from '../exact-now.ts'
import type { World } from '../world.ts'
import type { Asked } from './asked.ts'
import type { Answer, LOST } from './call.ts'
import { secondaryLimit } from './fault-answer.ts'
import { type Breach, createSender, type Sender, type Standing } from './sender.ts'

/** GitHub names no time for these refusals; a minute is what its documentation asks a client to wait. */
const WAIT_S = 60
/** A run that breaks a limit all the time shall not fill the memory with saying so. */
const SHOWN = 100

export interface Hurry {
  readonly breach: Breach
  readonly who: string
  /** `POST /repos/{owner}/{repo}/issues` */
  readonly request: string
  /** Milliseconds since 1970 by the world's clock. */
  readonly at: number
}

export interface PaceReport {
  /** `installation 7`, `user 3`. */
  readonly senders: Readonly<Record<string, Standing>>
  /** Requests that came too fast, refused or not: the first hundred. */
  readonly hurried: readonly Hurry[]
  /** How many there were of each kind that there was. */
  readonly breaches: Readonly<Partial<Record<Breach, number>>>
}

type Work = () => Promise<Answer | typeof LOST>

export interface Pace {
  /** Counts a request and, where limits are enforced, answers it with GitHub's refusal. */
  readonly under: (asked: Asked, work: Work) => Promise<Answer | typeof LOST>
  readonly report: () => PaceReport
  readonly clear: () => void
}

/** Watches how fast each caller goes, by the world's clock; refuses only where `enforced`. */
export function createPace(worldOf: () => World, enforced: boolean): Pace {
  const senders = new Map<string, Sender>()
  const tally = createTally()
  const under = async (asked: Asked, work: Work) => {
    const sender = senders.get(asked.who) ?? createSender()
    senders.set(asked.who, sender)
    const now = exactNow(worldOf())
    const found = sender.begin(asked, now)
    tally.note(asked, now, found)
    try {
      const refused = enforced && found.length > 0
      const answer = refused ? refusal(worldOf(), sender, found, now) : await work()
      sender.heed(answer, exactNow(worldOf()))
      return answer
    } finally {
      sender.end()
    }
  }
  const standings = () => [...senders].map(([who, { standing }]) => [who, standing()] as const)
  return {
    under,
    report: () => ({ senders: Object.fromEntries(standings()), ...tally.report() }),
    clear: () => {
      senders.clear()
      tally.clear()
    },
  }
}

function createTally() {
  const hurried: Hurry[] = []
  const breaches = new Map<Breach, number>()
  return {
    note: (asked: Asked, at: number, found: readonly Breach[]) => {
      const request = `${asked.method} ${asked.template}`
      for (const breach of found) {
        breaches.set(breach, (breaches.get(breach) ?? 0) + 1)
        if (hurried.length < SHOWN) hurried.push({ breach, who: asked.who, request, at })
      }
    },
    report: () => ({ hurried: [...hurried], breaches: Object.fromEntries(breaches) }),
    clear: () => {
      hurried.splice(0)
      breaches.clear()
    },
  }
}

/** Asking too early only repeats how long there is left to wait. */
function refusal(world: World, sender: Sender, found: readonly Breach[], now: number): Answer {
  const left = sender.secondsLeft(now)
  const early = found.every((breach) => breach === 'in-window')
  const content = found.includes('content-minute') || found.includes('content-hour')
  return secondaryLimit(world, {
    status: 403,
    seconds: early ? left : Math.max(WAIT_S, left),
    content,
  })
}
