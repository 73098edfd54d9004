import { type Instant, plus } from '../domain/instant.ts'
import type { Ledger } from '../engine/ledger.ts'
import type { StepTaken } from '../engine/publish-report.ts'
import { Failure } from './failure.ts'

/** Where what is sent once is remembered. */
interface Remembering {
  readonly ledger: Ledger
  readonly now: () => Instant
}

interface Sending {
  readonly key: string
  /** When the reading began that did not show it. */
  readonly readAt: Instant
  /** By which of GitHub's numbers it is found again. */
  readonly names: 'number' | 'id'
}

/** Noted before it is sent, and sent once: GitHub would happily do it twice. Throws Failure. */
export async function once(
  { ledger, now }: Remembering,
  { key, readAt, names }: Sending,
  send: () => Promise<{ readonly data: unknown }>,
): Promise<StepTaken> {
  if (!ledger.held()) return { result: 'stopped' }
  const intention = ledger.intend(key, readAt, now())
  if (intention.kind === 'done') return { result: 'already', number: intention.id }
  if (intention.kind === 'unknown') return { result: 'unsettled', until: intention.until }
  if (intention.kind === 'lost') return { result: 'stopped' }
  try {
    const { data } = await send()
    const id = (data as { readonly [name: string]: unknown } | null)?.[names]
    if (typeof id !== 'number') {
      throw new Failure('server', 'an answer without an id', { status: null })
    }
    ledger.settle(key, id, now())
    return { result: 'done', number: names === 'number' ? id : null }
  } catch (error) {
    const kind = error instanceof Failure ? error.kind : null
    if (kind !== null && kind !== 'unanswered' && kind !== 'server') ledger.drop(key)
    throw error
  }
}

/** What GitHub refuses is told, not thrown. */
export async function guarded(
  { now }: Pick<Remembering, 'now'>,
  run: () => Promise<StepTaken>,
): Promise<StepTaken> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.kind === 'stopping') return { result: 'stopped' }
    const { kind, message: reason, retryable, waitSeconds } = error
    const until = waitSeconds === null ? {} : { until: plus(now(), waitSeconds * 1000) }
    const refusal = kind === 'permission' ? { refusal: kind } : {}
    return { result: 'failed', reason, retryable, ...refusal, ...until }
  }
}
