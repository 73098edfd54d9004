import type { Applied } from '../engine/world.ts'
import { type Effect, isNicety } from '../plan/effect.ts'
import type { Answer, Client } from './client.ts'
import { Failure } from './failure.ts'
import { found } from './read-rest.ts'
import { type Target, toRequest } from './requests.ts'

/** Where effects go, and the comments by id as they were when the effects were thought out. */
export interface Writing extends Target {
  readonly bodies: ReadonlyMap<number, string>
}

/** One at a time and in order. The first failure stops the rest; the next run resumes, since it looks again. */
export async function apply(
  client: Client,
  writing: Writing,
  effects: readonly Effect[],
): Promise<readonly Applied[]> {
  const applied: Applied[] = []
  for (const effect of effects) {
    const one = isEarly(effect, applied) ? early(effect) : await send(client, writing, effect)
    applied.push(one)
    if (one.result === 'failed' && !passes(effect, one.reason)) break
  }
  return applied
}

/** A receipt proves the reply before it, so it waits where that one failed. */
const isEarly = (effect: Effect, applied: readonly Applied[]): boolean =>
  effect.type === 'reaction.add' &&
  applied.some(
    (one) =>
      one.result === 'failed' &&
      one.effect.type === 'reply.create' &&
      one.effect.key === effect.after,
  )

const early = (effect: Effect): Applied => ({
  effect,
  result: 'failed',
  retryable: true,
  reason: 'its reply is not there yet',
})

const NOT_ASSIGNABLE = 'not assignable'

async function send(client: Client, writing: Writing, effect: Effect): Promise<Applied> {
  const { route, params, settled } = toRequest(writing, effect)
  try {
    if (await overtaken(client, writing, effect)) {
      return { effect, result: 'failed', retryable: true, reason: 'conflict' }
    }
    const answer = await client.send(route, params)
    return leftOut(effect, answer)
      ? { effect, result: 'failed', retryable: false, reason: NOT_ASSIGNABLE }
      : { effect, result: 'done' }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.status !== null && settled?.includes(error.status))
      return { effect, result: 'already' }
    const { retryable, kind, message } = error
    return { effect, result: 'failed', retryable, reason: kind === 'locked' ? 'locked' : message }
  }
}

/** Whether the card has changed, or gone, since it was read: a box ticked meanwhile would be lost unread. */
async function overtaken(
  client: Client,
  { at, bodies }: Writing,
  effect: Effect,
): Promise<boolean> {
  if (effect.type !== 'card.update') return false
  const { owner, repo } = at
  const route = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}'
  const card = await found<{ body?: string }>(client, route, { owner, repo, comment_id: effect.id })
  return card === null || lines(card.body) !== lines(bodies.get(effect.id))
}

const lines = (body: string | undefined): string | undefined => body?.replaceAll('\r\n', '\n')

/** GitHub drops whom it cannot assign without a word; only the assignees in its answer tell. */
function leftOut(effect: Effect, { data }: Answer): boolean {
  if (effect.type !== 'assignee.add') return false
  const { assignees = [] } = (data ?? {}) as { assignees?: readonly { login: string }[] }
  const held = new Set(assignees.map(({ login }) => login.toLowerCase()))
  return effect.logins.some((login) => !held.has(login.toLowerCase()))
}

/** What cannot be said on a locked issue, who cannot be assigned, and any nicety keep no state from being right. */
const passes = (effect: Effect, reason: string): boolean =>
  isNicety(effect) || reason === 'locked' || reason === NOT_ASSIGNABLE
