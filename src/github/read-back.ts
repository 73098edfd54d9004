import type { Effect } from '../plan/effect.ts'
import type { Client } from './client.ts'
import { Failure } from './failure.ts'
import type { RepositoryRef } from './setup-requests.ts'

const MENTION = /(?<![\w`/@])@([a-z\d][a-z\d-]{0,38}(?:\/[a-z\d][\w.-]{0,99})?)/gi
/** What stands in code calls nobody. */
const CODE = /`[^`\n]*`/g
/** More than anybody is called in one message. */
const MOST = 30

/** Whom a message of ours means to call: people, and teams as `org/team`, each once. */
export function calledIn(body: string): readonly string[] {
  const spoken = body.replaceAll(CODE, ' ')
  const names = [...spoken.matchAll(MENTION)].flatMap(([, name]) => name ?? [])
  return [...new Set(names)].slice(0, MOST)
}

/** The names that GitHub has made links of, in lower case: only those were told. */
export function linkedIn(html: string): ReadonlySet<string> {
  const names = html.split('<a ').flatMap((piece) => {
    const [tag = '', text = ''] = piece.split('>', 2)
    const name = text.split('<', 1)[0] ?? ''
    return tag.includes('-mention') && name.startsWith('@') ? [name.slice(1).toLowerCase()] : []
  })
  return new Set(names)
}

const HTML = { headers: { accept: 'application/vnd.github.html+json' } } as const
const REPO = '/repos/{owner}/{repo}'

/** The text in which an effect may call somebody, and where it is read back; null for one that calls nobody. */
function written(effect: Effect, made: number) {
  switch (effect.type) {
    case 'reply.create':
      return {
        body: effect.body,
        route: `GET ${REPO}/issues/comments/{comment_id}`,
        comment_id: made,
      }
    case 'item.open':
      return { body: effect.body, route: `GET ${REPO}/issues/{issue_number}`, issue_number: made }
    default:
      return null
  }
}

/**
 * Those whom a message was to call and GitHub did not: their names are no links in it. `made` is the id of the comment, or
 * the number of the issue. One request where it calls anybody; what cannot be read back is taken for told.
 */
export async function unheardIn(
  client: Client,
  { owner, repo }: RepositoryRef,
  effect: Effect,
  made: number,
): Promise<readonly string[]> {
  const told = written(effect, made)
  const called = told === null ? [] : calledIn(told.body)
  if (told === null || called.length === 0) return []
  const { body: _, route, ...at } = told
  try {
    const { data } = await client.get(route, { owner, repo, ...at, ...HTML })
    const html = (data as { readonly body_html?: unknown } | null)?.body_html
    if (typeof html !== 'string') return []
    const linked = linkedIn(html)
    return called.filter((name) => !linked.has(name.toLowerCase()))
  } catch (error) {
    if (error instanceof Failure) return []
    throw error
  }
}
