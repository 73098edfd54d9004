import type { Instant } from '../../src/domain/instant.ts'
import { iso } from '../../src/domain/instant.ts'
import type { RawComment } from '../../src/github/raw.ts'
import { commentOf as byGraphql } from '../../src/github/read-graphql.ts'
import { commentOf as byRest } from '../../src/github/read-rest.ts'
import type { Speaker } from './rules.ts'

export const US = 'sitrep[bot]'

/** An account that writes, as GitHub names it in both of its ways. */
export interface Account {
  readonly name: string
  /** Null for a deleted account. */
  readonly login: string | null
  readonly type: string
  /** The App through which it wrote, where it was not by its own hand. */
  readonly via: string | null
  readonly speaker: Speaker
  /** Whether it has opened the issue on which it speaks. */
  readonly opened: boolean
}

const account = (
  name: string,
  login: string | null,
  type: string,
  speaker: Speaker,
  more: Partial<Account> = {},
): Account => ({ name, login, type, speaker, via: null, opened: false, ...more })

export const ACCOUNTS: readonly Account[] = [
  account('a person', 'mira', 'User', 'person'),
  account('the author of the issue', 'mira', 'User', 'person', { opened: true }),
  account('a person whom config lists among the bots', 'lena', 'User', 'person'),
  account('a person who has taken the name of a listed bot', 'x[bot]', 'User', 'person'),
  account('a person by the hand of another App', 'mira', 'User', 'machine', { via: 'helmsman' }),
  account('a person by the hand of a listed App', 'mira', 'User', 'person', { via: 'chatty' }),
  account('a bot', 'robot[bot]', 'Bot', 'machine'),
  account('a listed bot', 'helper[bot]', 'Bot', 'named'),
  account('all workflows', 'github-actions[bot]', 'Bot', 'machine'),
  account('ourselves', US, 'Bot', 'machine'),
  account('an organisation', 'acme', 'Organization', 'person'),
  account('somebody who was imported', 'mira-old', 'Mannequin', 'person'),
  account('a deleted account', null, 'User', 'nobody'),
]

interface Written {
  readonly id: number
  readonly body: string
  readonly at: Instant
  readonly edited: boolean
}

const EDITED_AFTER_MS = 20_000

/** Its comment as one of both ways of reading gives it. */
export const comments: Readonly<
  Record<'graphql' | 'rest', (one: Account, what: Written) => RawComment>
> = {
  graphql: ({ login, type, via }, { id, body, at, edited }) => {
    // GraphQL leaves the suffix of a bot out.
    const name = type === 'Bot' ? (login ?? '').replace('[bot]', '') : (login ?? '')
    const author = login === null ? null : { __typename: type, login: name }
    const node = {
      ...{ databaseId: id, body, createdAt: iso(at), author, viewerDidAuthor: login === US },
      ...{ lastEditedAt: edited ? iso((at + EDITED_AFTER_MS) as Instant) : null },
      ...{ editor: edited ? author : null, reactionGroups: [] },
    }
    return { ...byGraphql(node, US), via }
  },
  rest: ({ login, type, via }, { id, body, at, edited }) => {
    const json = {
      ...{ id, body, user: login === null ? null : { login, type } },
      ...{ created_at: iso(at), updated_at: iso((edited ? at + EDITED_AFTER_MS : at) as Instant) },
      ...{ performed_via_github_app: via === null ? null : { slug: via } },
    }
    return { ...byRest(json, US), receipt: null }
  },
}
