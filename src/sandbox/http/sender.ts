import { HOUR_MS, MINUTE_MS } from '../../domain/instant.ts'
import type { Asked } from './asked.ts'
import { type Answer, LOST } from './call.ts'
import { slidingWindow } from './sliding-window.ts'

/** GitHub's published secondary limits, for each person and installation. */
const LIMITS = { minute: 80, hour: 500, restPoints: 900, graphqlPoints: 2000, atOnce: 100 } as const
const SECOND_MS = 1000

export type Breach =
  /** More than 80 content writes in a minute, or 500 in an hour. */
  | 'content-minute'
  | 'content-hour'
  /** More than 900 points a minute (2,000 for GraphQL). */
  | 'points'
  /** More than 100 requests at one time. */
  | 'concurrent'
  /** A write before the time was over that an answer with `retry-after` or a spent budget named. */
  | 'in-window'

/** What one person or installation sent, at its busiest. */
export interface Standing {
  readonly writes: number
  readonly mostWritesPerMinute: number
  readonly mostWritesPerHour: number
  readonly mostPointsPerMinute: number
  readonly mostAtOnce: number
  /** Writes less than a second after the one before: against GitHub's advice, and never refused. */
  readonly writesWithinASecond: number
}

export interface Sender {
  /** Counts a request that begins and says which limits it goes beyond. */
  readonly begin: (asked: Asked, now: number) => readonly Breach[]
  /** Notes until when an answer asks to wait. */
  readonly heed: (answer: Answer | typeof LOST, now: number) => void
  readonly end: () => void
  readonly secondsLeft: (now: number) => number
  readonly standing: () => Standing
}

type Judged = readonly (readonly [boolean, Breach])[]

export function createSender(): Sender {
  const content = contentCounter()
  const points = pointCounter()
  let inFlight = 0
  let mostAtOnce = 0
  let closedUntil = Number.NEGATIVE_INFINITY
  return {
    begin: (asked, now) => {
      inFlight += 1
      mostAtOnce = Math.max(mostAtOnce, inFlight)
      const judged: Judged = [
        [inFlight > LIMITS.atOnce, 'concurrent'],
        [points.exceeded(asked, now), 'points'],
        [asked.write && now < closedUntil, 'in-window'],
        ...(asked.write ? content.judge(now) : []),
      ]
      return judged.flatMap(([broken, breach]) => (broken ? [breach] : []))
    },
    heed: (answer, now) => {
      closedUntil = Math.max(closedUntil, waitsUntil(answer, now))
    },
    end: () => {
      inFlight -= 1
    },
    secondsLeft: (now) => Math.max(0, Math.ceil((closedUntil - now) / SECOND_MS)),
    standing: () => ({ ...content.standing(), mostPointsPerMinute: points.most(), mostAtOnce }),
  }
}

function contentCounter() {
  const minute = slidingWindow(MINUTE_MS)
  const hour = slidingWindow(HOUR_MS)
  let writes = 0
  let writesWithinASecond = 0
  let last = Number.NEGATIVE_INFINITY
  return {
    judge: (now: number): Judged => {
      writes += 1
      if (now - last < SECOND_MS) writesWithinASecond += 1
      last = now
      return [
        [minute.add(now, 1) > LIMITS.minute, 'content-minute'],
        [hour.add(now, 1) > LIMITS.hour, 'content-hour'],
      ]
    },
    standing: () => ({
      writes,
      mostWritesPerMinute: minute.most(),
      mostWritesPerHour: hour.most(),
      writesWithinASecond,
    }),
  }
}

function pointCounter() {
  const rest = slidingWindow(MINUTE_MS)
  const graphql = slidingWindow(MINUTE_MS)
  return {
    exceeded: ({ template, write }: Asked, now: number): boolean => {
      const cost = write ? 5 : 1
      return template === '/graphql'
        ? graphql.add(now, cost) > LIMITS.graphqlPoints
        : rest.add(now, cost) > LIMITS.restPoints
    },
    most: () => Math.max(rest.most(), graphql.most()),
  }
}

/** Milliseconds since 1970; the past where an answer asks for nothing. */
function waitsUntil(answer: Answer | typeof LOST, now: number): number {
  if (answer === LOST || (answer.status !== 403 && answer.status !== 429)) return now
  const after = now + (Number(answer.headers['retry-after']) || 0) * SECOND_MS
  const spent = answer.headers['x-ratelimit-remaining'] === '0'
  const reset = spent ? Number(answer.headers['x-ratelimit-reset']) * SECOND_MS || now : now
  return Math.max(after, reset)
}
