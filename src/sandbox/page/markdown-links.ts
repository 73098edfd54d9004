import type { StateCore, Token } from 'markdown-it'

/** What a word in prose may refer to, and where that is; null for nothing. */
export interface Links {
  readonly person: (login: string) => string | null
  readonly issue: (repository: string | null, number: number) => string | null
  readonly team: (organization: string, slug: string) => string | null
  /** What the link of a mention is called; the page's own name for both where nothing is said. */
  readonly classes?: { readonly person: string; readonly team: string }
}

const WORD =
  /(?<![\w/@.`#&-])(?:@(?<organization>[a-z\d][a-z\d-]{0,38})\/(?<team>[a-z\d][\w-]{0,99})|@(?<login>[a-z\d][a-z\d-]{0,38})|(?<place>[\w.-]{1,39}\/[\w.-]{1,100})?#(?<number>\d{1,9})\b)/gi

/** Turns mentions and references in the text of each paragraph into links; not in code or links. */
export function linkReferences(state: StateCore, links: Links): void {
  for (const block of state.tokens) {
    if (block.type !== 'inline' || block.children === null) continue
    let depth = 0
    block.children = block.children.flatMap((token) => {
      if (token.type === 'link_open' || /^<a[\s>]/i.test(token.content)) depth += 1
      if (token.type === 'link_close' || /^<\/a>/i.test(token.content)) depth -= 1
      return token.type === 'text' && depth <= 0 ? split(state, token, links) : [token]
    })
  }
}

function split(state: StateCore, token: Token, links: Links): Token[] {
  const parts: Token[] = []
  let from = 0
  for (const match of token.content.matchAll(WORD)) {
    const found = target(match.groups ?? {}, links)
    if (found === null) continue
    parts.push(plain(state, token.content.slice(from, match.index)))
    parts.push(...link(state, match[0], found.href, found.kind))
    from = match.index + match[0].length
  }
  return from === 0 ? [token] : [...parts, plain(state, token.content.slice(from))]
}

type Groups = Readonly<Record<string, string | undefined>>

function target(groups: Groups, links: Links) {
  const { organization, team, login, place = null, number } = groups
  const { person, team: teams } = links.classes ?? { person: 'mention', team: 'mention' }
  const of = (href: string | null, kind: string) => (href === null ? null : { href, kind })
  if (organization !== undefined) return of(links.team(organization, team ?? ''), teams)
  if (login !== undefined) return of(links.person(login), person)
  return of(links.issue(place, Number(number)), 'reference')
}

function plain(state: StateCore, content: string): Token {
  const token = new state.Token('text', '', 0)
  token.content = content
  return token
}

function link(state: StateCore, text: string, href: string, kind: string): Token[] {
  const open = new state.Token('link_open', 'a', 1)
  open.attrs = [
    ['href', href],
    ['class', kind],
  ]
  return [open, plain(state, text), new state.Token('link_close', 'a', -1)]
}
