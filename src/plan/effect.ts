import type { Entry } from './entry.ts'
import type { Receipt } from './snapshot.ts'

/** A card page in plain words. Packing and signing are the adapter's. */
export interface Page {
  readonly page: number
  readonly text: string
  readonly entries: readonly Entry[]
}

/** Everything that we can do to an issue, each one request. A new effect is one line here, then tsc leads. */
interface Effects {
  'label.define': {
    readonly name: string
    readonly color: string
    readonly description: string
    /** Only so that people find it when they look for it: nothing waits for it. */
    readonly offered: boolean
  }
  'label.add': { readonly names: readonly string[] }
  'label.remove': { readonly name: string }
  'assignee.add': { readonly logins: readonly string[] }
  'assignee.remove': { readonly logins: readonly string[] }
  'issue.close': { readonly reason: 'completed' | 'not_planned' | 'duplicate' }
  'issue.reopen': Readonly<Record<never, never>>
  'card.create': { readonly content: Page }
  'card.update': { readonly id: number; readonly content: Page }
  'card.delete': { readonly id: number }
  /** `key` goes into the reply's marker, so that it is written once. */
  'reply.create': { readonly key: string; readonly body: string }
  /** Our own reply that says again what an older one says. */
  'reply.delete': { readonly id: number }
  /** `comment` null: on the issue itself, for its opening body. */
  'reaction.add': {
    readonly comment: number | null
    readonly content: Receipt
    /** Key of the reply that it proves: where that could not be written, the reaction waits for it. */
    readonly after: string | null
  }
}

export type EffectType = keyof Effects
export type Effect<T extends EffectType = EffectType> = {
  [K in T]: { readonly type: K } & Effects[K]
}[T]

/** Effects whose failure must not keep the others back: words and thanks, never state. */
export const isNicety = ({ type }: Effect): boolean => NICETIES.has(type)

const NICETIES: ReadonlySet<EffectType> = new Set(['reply.create', 'reply.delete', 'reaction.add'])

/** What nothing waits for: left to another time where something does. */
export const isOffered = (effect: Effect): boolean =>
  effect.type === 'label.define' && effect.offered
