import { type Instant, plus } from '../domain/instant.ts'
import type { Ledger } from '../engine/ledger.ts'
import { PATIENT_RANK } from '../engine/pace.ts'
import type { Applied } from '../engine/world.ts'
import { type Effect, isAboutItem, isNicety, isOffered, isTried } from '../plan/effect.ts'
import { lostIn } from './actions/lost.ts'
import { type Answer, type Client, LAST_RANK } from './client.ts'
import { Failure } from './failure.ts'
import { intentKey, refused, settled, unsent, waitsForAnother } from './intent.ts'
import { unheardIn } from './read-back.ts'
import { found } from './read-rest.ts'
import { type Request, type Target, toRequest } from './requests.ts'
import { mayOpenNone, sent, wordsOf } from './sent.ts'

/** Where effects go, and what is known of the reading with which they were thought out. */
export interface Writing extends Target {
  /** The comments by id as they were then. */
  readonly bodies: ReadonlyMap<number, string>
  /** When it began, by the clock of `now`. */
  readonly readAt: Instant
  readonly now: () => Instant
  readonly ledger: Ledger
  /** 0 for what belongs to the most severe incidents. */
  readonly rank: number
  /** Whether something else waits for us to come to an end here. */
  readonly hurried: () => boolean
  /** Whether somebody does who has done something here. */
  readonly awaited: () => boolean
  /** Whether messages that call somebody are read back, since not everybody can be called by this token. */
  readonly readsBack?: boolean
}

/**
 * One at a time and in order. The first failure stops the rest; the next run resumes, since it looks again. What is
 * only offered, which comes last, gives way to whatever else waits.
 */
export async function apply(
  client: Client,
  writing: Writing,
  effects: readonly Effect[],
): Promise<readonly Applied[]> {
  const applied: Applied[] = []
  for (const effect of effects) {
    if (givesWay(effect, writing)) break
    const one = unsendable(effect, applied) ?? (await send(client, writing, aimed(effect, applied)))
    applied.push(one)
    if (one.result === 'stopped') break
    if (one.result === 'failed' && !passes(effect, one)) break
  }
  return applied
}

/**
 * What is opened for a document may be a hundred issues, and whoever types a command meanwhile must not wait for all of
 * them: who waits looks again, and opens the rest. Where we are about to end nobody does, so that it is sent or stopped.
 */
const givesWay = (effect: Effect, { hurried, awaited, ledger }: Writing): boolean =>
  (isOffered(effect) && hurried()) || (isAboutItem(effect) && ledger.held() && awaited())

/** What became of it where it makes no sense to send it; null where it does. */
function unsendable(effect: Effect, applied: readonly Applied[]): Applied | null {
  if (isEarly(effect, applied)) return early(effect)
  const before = applied.find((one) => isOfLike(effect, one.effect) && isRefusedToAll(one))
  return before?.result === 'failed' ? { ...before, effect } : null
}

const isOfLike = (effect: Effect, other: Effect): boolean =>
  isAboutItem(effect) && other.type === effect.type

/** What this GitHub does not have, or does not let us do, it would refuse for each item anew. */
const isRefusedToAll = (one: Applied): boolean =>
  one.result === 'failed' &&
  (one.refusal === 'permission' ||
    (one.refusal === 'missing' &&
      one.effect.type !== 'item.block' &&
      one.effect.type !== 'item.open'))

/** What points at a card that was made just before. */
function aimed(effect: Effect, applied: readonly Applied[]): Effect {
  if (effect.type !== 'card.refer' || effect.to !== null) return effect
  const [card] = applied.flatMap((one) =>
    one.effect.type === 'card.create' && one.effect.content.page === 1 && one.result === 'done'
      ? (one.made ?? [])
      : [],
  )
  return card === undefined ? effect : { ...effect, to: card }
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

/** All that may keep a write back is asked after its turn has come, which may have taken a while. */
async function send(client: Client, writing: Writing, effect: Effect): Promise<Applied> {
  const request = toRequest(writing, effect)
  try {
    await client.turn(request.route, rankOf(effect, writing))
    if (await overtaken(client, writing, effect)) {
      return { effect, result: 'failed', retryable: true, reason: 'conflict' }
    }
    if (!writing.ledger.held()) return { effect, result: 'stopped' }
    const key = intentKey(effect)
    if (key !== null) return await once(client, writing, effect, request, key)
    const answer = await sent(client, request, rankOf(effect, writing))
    return leftOut(effect, answer)
      ? { effect, result: 'failed', retryable: false, reason: NOT_ASSIGNABLE }
      : done(effect, answer)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (isAlready(request, error)) return { effect, result: 'already' }
    return failed(writing, effect, request, error)
  }
}

/** Action items wait for whatever is written about an incident that may still be going on. */
function rankOf(effect: Effect, { rank }: Writing): number {
  if (isOffered(effect)) return LAST_RANK
  return isAboutItem(effect) ? Math.min(PATIENT_RANK + rank, LAST_RANK) : rank
}

function done(effect: Effect, answer: Answer): Applied {
  const lost = lostIn(effect, answer)
  const made = madeBy(effect, answer)
  return {
    ...{ effect, result: 'done' },
    ...(lost === null ? {} : { lost }),
    ...(made === null ? {} : { made }),
  }
}

/** With whom it did not reach, read back once. */
async function heard(
  client: Client,
  { at, readsBack = false }: Writing,
  one: Applied,
  { data }: Answer,
): Promise<Applied> {
  if (!readsBack || one.result !== 'done') return one
  const { id, number } = data as { readonly id: number; readonly number?: number }
  const unheard = await unheardIn(client, at, one.effect, number ?? id)
  return unheard.length === 0 ? one : { ...one, unheard }
}

function madeBy({ type }: Effect, { data }: Answer): number | null {
  const { id, number } = (data ?? {}) as { readonly id?: unknown; readonly number?: unknown }
  if (type === 'card.create') return typeof id === 'number' ? id : null
  if (type !== 'pull.open') return null
  return typeof number === 'number' ? number : null
}

const isAlready = ({ settled: alreadySo, saying }: Request, failure: Failure): boolean =>
  failure.status !== null &&
  (alreadySo ?? []).includes(failure.status) &&
  (saying === undefined || saying.test(wordsOf(failure)))

/** What GitHub would do twice: noted before it is sent, and sent once. */
async function once(
  client: Client,
  writing: Writing,
  effect: Effect,
  request: Request,
  key: string,
): Promise<Applied> {
  const { ledger, readAt, now } = writing
  if (waitsForAnother(key, ledger))
    return { effect, result: 'failed', retryable: true, reason: 'unsettled' }
  const intention = ledger.intend(key, readAt, now())
  if (intention.kind !== 'go') return unsent(effect, intention)
  try {
    const answer = await sent(client, request, rankOf(effect, writing))
    if (settled(ledger, key, answer, now()))
      return heard(client, writing, done(effect, answer), answer)
    return { effect, result: 'failed', retryable: true, reason: 'an answer without an id' }
  } catch (error) {
    if (error instanceof Failure) refused(ledger, key, error)
    throw error
  }
}

function failed({ now }: Writing, effect: Effect, { stale }: Request, failure: Failure): Applied {
  const { kind, status, message, retryable, waitSeconds } = failure
  if (kind === 'stopping') return { effect, result: 'stopped' }
  if (status !== null && kind !== 'protected' && stale?.includes(status)) {
    return { effect, result: 'failed', reason: 'conflict', retryable: true }
  }
  const reason = kind === 'locked' || kind === 'rate-limit' ? kind : message
  const until = waitSeconds === null ? {} : { until: plus(now(), waitSeconds * 1000) }
  const about = mayOpenNone(failure) ? ('pulls-box' as const) : REFUSALS.find((one) => one === kind)
  const refusal = about === undefined ? {} : { refusal: about }
  return { effect, result: 'failed', retryable, reason, ...refusal, ...until }
}

const REFUSALS = ['protected', 'permission', 'missing', 'gone', 'invalid'] as const

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

/**
 * What cannot be said on a locked issue, who cannot be assigned, and any nicety keep no state from being right, and an
 * item of which GitHub takes no issue keeps no other from having one.
 */
const passes = (effect: Effect, { reason, retryable, refusal }: Failed): boolean =>
  isNicety(effect) ||
  (effect.type === 'item.open' && refusal === 'invalid') ||
  reason === 'locked' ||
  reason === NOT_ASSIGNABLE ||
  (isTried(effect) && !retryable)

type Failed = Extract<Applied, { result: 'failed' }>
