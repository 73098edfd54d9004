import { type Instant, plus } from '../domain/instant.ts'
import type { Ledger } from '../engine/ledger.ts'
import type { ReviewApplied } from '../engine/pull-world.ts'
import type { ReviewEffect } from '../plan/review/effect.ts'
import type { Answer, Client } from './client.ts'
import { Failure } from './failure.ts'
import { refused, settled } from './intent.ts'
import { pullIntent } from './pull-intent.ts'
import { type PullTarget, pullRequest } from './pull-requests.ts'

/** Where effects on a pull request go, and when the reading began with which they were thought out. */
export interface PullWriting extends Omit<PullTarget, 'made'> {
  readonly readAt: Instant
  readonly now: () => Instant
  readonly ledger: Ledger
}

/** Behind the incidents of every severity, and before what is only offered: nobody is woken by a review. */
export const REVIEW_RANK = 500

/** One at a time and in order. The first that is not done stops the rest; the next look goes on from what it finds. */
export async function applyReview(
  client: Client,
  writing: PullWriting,
  effects: readonly ReviewEffect[],
): Promise<readonly ReviewApplied[]> {
  const applied: ReviewApplied[] = []
  let made: number | null = null
  for (const effect of effects) {
    const { one, id } = await send(client, { ...writing, made }, effect)
    applied.push(one)
    made = id ?? made
    if (one.result === 'stopped' || one.result === 'failed') break
  }
  return applied
}

interface Sent {
  readonly one: ReviewApplied
  /** Number of the check run that was made. */
  readonly id: number | null
}

type Writing = PullWriting & Pick<PullTarget, 'made'>

const only = (one: ReviewApplied): Sent => ({ one, id: null })

async function send(client: Client, writing: Writing, effect: ReviewEffect): Promise<Sent> {
  const { route, params } = pullRequest(writing, effect)
  try {
    await client.turn(route, REVIEW_RANK)
    if (!writing.ledger.held()) return only({ effect, result: 'stopped' })
    const key = pullIntent(effect)
    const post = () => client.post(route, params)
    if (key !== null) return await once(writing, effect, key, post)
    await post()
    return only({ effect, result: 'done' })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return only(failed(writing, effect, error))
  }
}

/** What GitHub would do twice: noted before it is sent, and sent once. */
async function once(
  { ledger, readAt, now }: Writing,
  effect: ReviewEffect,
  key: string,
  post: () => Promise<Answer>,
): Promise<Sent> {
  const intention = ledger.intend(key, readAt, now())
  if (intention.kind === 'lost') return only({ effect, result: 'stopped' })
  if (intention.kind === 'unknown') {
    return only(again(effect, 'unsettled', { until: intention.until }))
  }
  // It is there, and what we read did not show it: all that was thought out with that is old.
  if (intention.kind === 'done') return only(again(effect, 'conflict'))
  try {
    const answer = await post()
    if (!settled(ledger, key, answer, now())) return only(again(effect, 'an answer without an id'))
    const { id } = answer.data as { readonly id: number }
    return { one: { effect, result: 'done' }, id: effect.type === 'check.create' ? id : null }
  } catch (error) {
    if (error instanceof Failure) refused(ledger, key, error)
    throw error
  }
}

const again = (
  effect: ReviewEffect,
  reason: string,
  more: { readonly until?: Instant } = {},
): ReviewApplied => ({ effect, result: 'failed', reason, retryable: true, ...more })

function failed({ now }: Writing, effect: ReviewEffect, failure: Failure): ReviewApplied {
  const { kind, message, retryable, waitSeconds } = failure
  if (kind === 'stopping') return { effect, result: 'stopped' }
  const reason = kind === 'rate-limit' ? kind : message
  const until = waitSeconds === null ? {} : { until: plus(now(), waitSeconds * 1000) }
  const refusal = kind === 'permission' ? { refusal: kind } : {}
  return { effect, result: 'failed', retryable, reason, ...refusal, ...until }
}
