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
  /** `pull`: a pull request of the incident in place of its issue. */
  'assignee.add': { readonly logins: readonly string[]; readonly pull?: number }
  'assignee.remove': { readonly logins: readonly string[] }
  'issue.close': { readonly reason: 'completed' | 'not_planned' | 'duplicate' }
  'issue.reopen': Readonly<Record<never, never>>
  'card.create': { readonly content: Page }
  'card.update': { readonly id: number; readonly content: Page }
  'card.delete': { readonly id: number }
  /**
   * The page of another account of ours says where the card goes on, and keeps its journal. `to` is the comment with our
   * first page; null where that is made just before.
   */
  'card.refer': {
    readonly id: number
    readonly page: number
    readonly entries: readonly Entry[]
    readonly issueUrl: string
    readonly to: number | null
  }
  /** Folds a page of another account of ours away, or shows a page of our own again; `node` is its id in GraphQL. */
  'card.fold': { readonly id: number; readonly node: string }
  'card.unfold': { readonly id: number; readonly node: string }
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
  /** Atomic, so that of two runs one makes it; `sha` is where it begins. */
  'branch.create': { readonly branch: string; readonly sha: string }
  /** Moves a branch on to a commit that it leads to; GitHub refuses any other. */
  'branch.forward': { readonly branch: string; readonly sha: string }
  'file.put': FilePut
  /** The list of all postmortems, on the default branch. */
  'index.put': FilePut
  /** A draft; one open at a time for a branch. `body` without its marker, which is the adapter's. */
  'pull.open': {
    readonly branch: string
    readonly base: string
    readonly title: string
    readonly body: string
    /** True: no draft, since nobody has to write in it. */
    readonly ready?: true
  }
  /** The issue of an action item. `key` is `<incident>.<item>`, and goes into its marker with the due date. */
  'item.open': {
    readonly key: string
    readonly title: string
    /** Without its marker, which is the adapter's. */
    readonly body: string
    readonly labels: readonly string[]
    /** Those whom GitHub takes; nobody is lost with one whom it does not. */
    readonly assignees: readonly string[]
    /** `2026-12-01`, a day of the team's zone; null where no day is promised. */
    readonly due: string | null
    /** Id of the organisation's issue field that shows it as well; null where there is none. */
    readonly dueField: number | null
  }
  /** Makes it a sub-issue of the incident; `id` is GitHub's database id of the action item's issue. */
  'item.nest': { readonly item: number; readonly id: number }
  /** `item` waits for another issue, named by its database id. */
  'item.block': { readonly item: number; readonly by: number }
  /** Writes the due date, `2026-12-01`, into the organisation's issue field; null takes it away. */
  'item.date': { readonly item: number; readonly field: number; readonly due: string | null }
  /** As a duplicate: we opened it for an item that has another issue. */
  'item.close': { readonly item: number }
  /** The links to the issues, in the document on the default branch. */
  'links.put': FilePut
  /** The whole body, with the marker as it was read. */
  'pull.update': { readonly pull: number; readonly body: string }
  /** With what is said about it in the body, so that it is never closed without a word. */
  'pull.close': { readonly pull: number; readonly body: string }
  'pull.reopen': { readonly pull: number; readonly body: string }
  /** One by one, since one who cannot be asked would lose the others. */
  'reviewer.request': { readonly pull: number; readonly login: string }
}

/** One commit of one file. */
interface FilePut {
  readonly branch: string
  readonly path: string
  readonly text: string
  /** The version that it replaces, without which GitHub refuses to; null where there is none. */
  readonly blob: string | null
  readonly message: string
}

export type EffectType = keyof Effects
export type Effect<T extends EffectType = EffectType> = {
  [K in T]: { readonly type: K } & Effects[K]
}[T]

/** Effects whose failure must not keep the others back: words and thanks, never state. */
export const isNicety = ({ type }: Effect): boolean => NICETIES.has(type)

const NICETIES: ReadonlySet<EffectType> = new Set([
  'reply.create',
  'reply.delete',
  'reaction.add',
  'card.refer',
  'card.fold',
  'card.unfold',
])

/**
 * What is tried and then journaled: where GitHub refuses for good, what comes behind it goes on, and with it the note
 * that keeps it from being tried at each look.
 */
export const isTried = (effect: Effect): boolean =>
  effect.type === 'index.put' ||
  effect.type === 'links.put' ||
  effect.type === 'item.nest' ||
  effect.type === 'item.block' ||
  effect.type === 'item.date' ||
  effect.type === 'item.close' ||
  effect.type === 'reviewer.request' ||
  (effect.type === 'assignee.add' && effect.pull !== undefined)

/** What is done to the issues of action items, of which there may be many. */
export const isAboutItem = ({ type }: Effect): boolean => ABOUT_ITEMS.has(type)

const ABOUT_ITEMS: ReadonlySet<EffectType> = new Set([
  'item.open',
  'item.nest',
  'item.block',
  'item.date',
  'item.close',
])

/** What nothing waits for: left to another time where something does. */
export const isOffered = (effect: Effect): boolean =>
  effect.type === 'label.define' && effect.offered
