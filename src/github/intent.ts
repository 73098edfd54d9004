import type { Instant } from '../domain/instant.ts'
import type { Intention, Ledger } from '../engine/ledger.ts'
import type { Applied } from '../engine/world.ts'
import type { Effect, EffectType } from '../plan/effect.ts'
import { itemKeyIn } from './actions/opened.ts'
import type { Answer } from './client.ts'
import type { Failure } from './failure.ts'

const REPLY = 'reply.'

/** The key of the reply that is remembered under this one; null where it is none. */
export const replyKeyIn = (key: string): string | null =>
  key.startsWith(REPLY) ? key.slice(REPLY.length) : null

const REMINDER = `${REPLY}due:`

/**
 * Whether a reminder has to wait because it is not known what became of another: one comment may remind of several
 * things, so that the two could say the same under different keys.
 */
export const waitsForAnother = (key: string, ledger: Ledger): boolean =>
  key.startsWith(REMINDER) &&
  ledger.unknown().some((other) => other !== key && other.startsWith(REMINDER))

type Keys = { readonly [T in EffectType]: ((effect: Effect<T>) => string) | null }

/** Null where doing it twice is doing it once. */
const keys: Keys = {
  'label.define': null,
  'label.add': null,
  'label.remove': null,
  'assignee.add': null,
  'assignee.remove': null,
  'issue.close': null,
  'issue.reopen': null,
  'card.create': ({ content }) => `card.${content.page}`,
  'card.update': null,
  'card.delete': null,
  'card.refer': null,
  'card.fold': null,
  'card.unfold': null,
  'reply.create': ({ key }) => `${REPLY}${key}`,
  'reply.delete': null,
  'reaction.add': null,
  'branch.create': null,
  'branch.forward': null,
  'file.put': null,
  'index.put': null,
  'pull.open': null,
  'item.open': ({ key }) => `item.${key}`,
  'item.nest': null,
  'item.block': null,
  'item.date': null,
  'item.close': null,
  'links.put': null,
  'pull.update': null,
  'pull.close': null,
  'pull.reopen': null,
  'reviewer.request': null,
}

/** The key under which an effect is remembered that GitHub would do twice; null for all others. */
export function intentKey<T extends EffectType>(effect: Effect<T>): string | null {
  return keys[effect.type]?.(effect) ?? null
}

/**
 * What an intent that may not be sent now comes to. A card that exists and was not in the reading means that the
 * reading was old, and all that was thought out with it: look again.
 */
export function unsent(effect: Effect, intention: Exclude<Intention, { kind: 'go' }>): Applied {
  switch (intention.kind) {
    case 'done':
      return effect.type === 'card.create'
        ? { effect, result: 'failed', reason: 'conflict', retryable: true }
        : { effect, result: 'already' }
    case 'unknown':
      return {
        effect,
        result: 'failed',
        reason: 'unsettled',
        retryable: true,
        until: intention.until,
      }
    case 'lost':
      return { effect, result: 'stopped' }
    default:
      return intention satisfies never
  }
}

/** Notes that it happened: an issue by its number, which is how it is found again, all else by its id. An answer without an id proves nothing, so that it stays unknown. False then. */
export function settled(ledger: Ledger, key: string, { data }: Answer, now: Instant): boolean {
  const answer = (data ?? {}) as { id?: unknown; number?: unknown }
  const id = itemKeyIn(key) === null ? answer.id : answer.number
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0) return false
  ledger.settle(key, id, now)
  return true
}

/** A refusal proves that nothing happened; a lost answer, or trouble on GitHub's side, proves nothing. */
export function refused(ledger: Ledger, key: string, { kind }: Failure): void {
  if (kind !== 'unanswered' && kind !== 'server') ledger.drop(key)
}
