import type { Applied } from '../engine/world.ts'
import { type Effect, isNicety } from '../plan/effect.ts'
import type { Client } from './client.ts'
import { Failure } from './failure.ts'
import { type Target, toRequest } from './requests.ts'

/** One at a time and in order. The first failure stops the rest; the next run resumes, since it looks again. */
export async function apply(
  client: Client,
  target: Target,
  effects: readonly Effect[],
): Promise<readonly Applied[]> {
  const applied: Applied[] = []
  for (const effect of effects) {
    const one = await send(client, target, effect)
    applied.push(one)
    if (one.result === 'failed' && !passes(effect, one.reason)) break
  }
  return applied
}

async function send(client: Client, target: Target, effect: Effect): Promise<Applied> {
  const { route, params, settled } = toRequest(target, effect)
  try {
    await client.send(route, params)
    return { effect, result: 'done' }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.status !== null && settled?.includes(error.status))
      return { effect, result: 'already' }
    const { retryable, kind, message } = error
    return { effect, result: 'failed', retryable, reason: kind === 'locked' ? 'locked' : message }
  }
}

/** What cannot be said on a locked issue, and any nicety, does not keep the state from being right. */
const passes = (effect: Effect, reason: string): boolean => isNicety(effect) || reason === 'locked'
