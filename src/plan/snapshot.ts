import type { Instant } from '../domain/instant.ts'
import type { ItemMark, SeenItem } from './actions/seen.ts'
import type { SeenAlert } from './alert/seen.ts'
import type { Entry } from './entry.ts'
import type { Recurrence } from './follow-up.ts'
import type { SeenPostmortem } from './postmortem/seen.ts'

/** An account as GitHub names it in REST: a bot carries its suffix, a deleted account is `ghost`. */
export interface Actor {
  readonly login: string
  readonly kind: 'person' | 'bot'
  /** Whether it is the account that we write with. */
  readonly us: boolean
}

/** Our own reaction on a comment, which is the receipt of what was decided about it. */
export type Receipt = 'rocket' | 'confused'

export interface Comment {
  readonly id: number
  readonly author: Actor
  readonly body: string
  readonly createdAt: Instant
  /** When its text was last changed; null where it never was. */
  readonly editedAt: Instant | null
  readonly receipt: Receipt | null
  /** Slug of another App that wrote it in the author's name; null where none did, left out where that was not asked. */
  readonly via?: string | null
}

interface Logged {
  /** GitHub's node id, the same in REST and GraphQL. */
  readonly id: string
  readonly at: Instant
  readonly actor: Actor
}

/** A line of the issue's own log, as far as it can mean something to us. */
export type LogEvent = Logged &
  (
    | { readonly type: 'labeled' | 'unlabeled'; readonly label: string }
    | { readonly type: 'assigned' | 'unassigned'; readonly login: string }
    | {
        readonly type: 'closed'
        readonly reason: 'completed' | 'not_planned' | 'duplicate'
        /** The merged pull request that closed it, if one did. */
        readonly pull: { readonly repository: string; readonly number: number } | null
      }
    | { readonly type: 'reopened' }
    | { readonly type: 'renamed'; readonly title: string }
  )

/**
 * How far a card page can be trusted: `good` as it is, `stale` to be read and signed anew (another key, or
 * none, but nobody else has edited it), `tampered` not at all.
 */
export type Trust = 'good' | 'stale' | 'tampered'

export interface CardPage {
  readonly id: number
  readonly page: number
  readonly text: string
  readonly entries: readonly Entry[]
  readonly trust: Trust
  /** Whether the text is as we wrote it, ticked boxes aside. */
  readonly intact: boolean
  readonly createdAt: Instant
  /** The last editor, where that is not us. */
  readonly editedBy: string | null
  readonly editedAt: Instant | null
  /** GitHub's node id; left out where that was not asked. */
  readonly node?: string
  /** Whether it is folded away; left out where that was not asked. */
  readonly folded?: boolean
}

/** A card page that another account of ours has written, App or Action, with a key of ours. */
export interface FormerPage extends CardPage {
  readonly login: string
}

/** What looks like a card of ours, by a bot, and is proved by no key: never read. */
export interface UnprovedCard {
  readonly id: number
  readonly login: string
}

export interface ConfigLayer {
  /** Where people find it: `acme/.github: .github/sitrep.yml`. */
  readonly source: string
  readonly text: string
}

/** Everything that GitHub says about one issue, cut down to what we use. */
export interface Snapshot {
  readonly repository: {
    readonly id: number
    /** `owner/name`. */
    readonly name: string
    readonly isPublic: boolean
    readonly archived: boolean
    readonly labels: readonly string[]
  }
  readonly issue: {
    readonly number: number
    readonly title: string
    readonly body: string
    readonly url: string
    readonly author: Actor
    readonly createdAt: Instant
    /** When its body was last changed; null where it never was. */
    readonly editedAt: Instant | null
    readonly open: boolean
    readonly locked: boolean
    readonly labels: readonly string[]
    readonly assignees: readonly string[]
    readonly receipt: Receipt | null
    /** As for a comment. */
    readonly via?: string | null
    /**
     * Whether its author owns the repository, works on it, or belongs to its organisation, as GitHub says on the issue;
     * left out where that was not asked.
     */
    readonly insider?: boolean
  }
  /** What our marker in its body says, where we opened it for an action item; null for all others. */
  readonly mark: ItemMark | null
  /** The alert that it was opened for; null, or left out, where it was opened for none. */
  readonly alert?: SeenAlert | null
  /** By people and other bots, oldest first. */
  readonly comments: readonly Comment[]
  readonly events: readonly LogEvent[]
  readonly cards: readonly CardPage[]
  /** The card's pages by another account of ours. What was decided there is decided. */
  readonly former: readonly FormerPage[]
  readonly unproved: readonly UnprovedCard[]
  /** Whether all workflows of the repository write as we do, so that our name alone proves nothing. */
  readonly shared: boolean
  /** Marker keys of the replies that we have written here. */
  readonly replies: readonly string[]
  /** Replies of ours that say again, with the same key, what an older one says. */
  readonly spareReplies: readonly number[]
  /** Null where nothing was asked about it: there is none, and none is owed. */
  readonly postmortem: SeenPostmortem | null
  /** Incidents like this one since its postmortem was published; null where nobody has looked. */
  readonly recurrences: readonly Recurrence[] | null
  /** The issues of what its postmortem promises, lowest number first; null where nobody has looked. */
  readonly items: readonly SeenItem[] | null
  /** Whether our cards are signed. Without a key nobody may tick them, since an edit ends the trust. */
  readonly signed: boolean
  /** Weakest first. */
  readonly config: readonly ConfigLayer[]
}
