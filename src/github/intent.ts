import type { Instant } from '../domain/instant.ts'
import type { Intention, Ledger } from '../engine/ledger.ts'
import type { Applied } from '../engine/world.ts'
import type { Effect } from '../plan/effect.ts'
import type { Answer } from './client.ts'
import type { Failure } from './failure.ts'

/** The key under which an effect is remembered that GitHub would do twice; null where doing it twice is doing it once. */
export function intentKey(effect: Effect): string | null {
  switch (effect.type) {
    case 'card.create':
      return `card.${effect.content.page}`
    case 'reply.create':
      return `reply.${effect.key}`
    default:
      return null
  }
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

/** Notes that it happened. An answer without an id proves nothing, so that it stays unknown. False then. */
export function settled(ledger: Ledger, key: string, { data }: Answer, now: Instant): boolean {
  const { id } = (data ?? {}) as { id?: unknown }
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0) return false
  ledger.settle(key, id, now)
  return true
}

/** A refusal proves that nothing happened; a lost answer, or trouble on GitHub's side, proves nothing. */
export function refused(ledger: Ledger, key: string, { kind }: Failure): void {
  if (kind !== 'unanswered' && kind !== 'server') ledger.drop(key)
}
