import { flattened } from '../../src/sandbox/git-tree.ts'
import type { Repository, State } from '../../src/sandbox/model.ts'

/** How texts and people are written down where ids and bots must not show. */
export interface Words {
  /** `us` for every bot. */
  readonly who: (id: number) => string
  readonly logins: (ids: readonly number[]) => string
  /** Without hidden lines, and with what GitHub numbers by itself told by its place. */
  readonly visible: (text: string) => string
}

export function wordsOf(state: State, repository: Repository): Words {
  const bots = Object.values(state.users).filter(({ type }) => type === 'Bot')
  const isBot = new Set(bots.map(({ id }) => id))
  const people = (id: number) => state.users[id]?.login ?? 'ghost'
  const who = (id: number) => (isBot.has(id) ? 'us' : people(id))
  const placed = placeOf(repository, isBot)
  return {
    who,
    logins: (ids) => ids.map(who).toSorted().join(', '),
    visible: (text) =>
      masked(
        text,
        placed,
        bots.map(({ login }) => login),
      ),
  }
}

/** Comments of people have the same order whoever else wrote between them; ours are told by what they say. */
function placeOf(repository: Repository, isBot: ReadonlySet<number>): (id: string) => string {
  const places = new Map<string, string>()
  for (const { number, comments } of Object.values(repository.issues)) {
    const said = comments.filter(({ authorId }) => !isBot.has(authorId))
    for (const [at, { id }] of said.entries()) places.set(String(id), `${number}.${at}`)
  }
  return (id) => places.get(id) ?? 'ours'
}

function masked(text: string, place: (id: string) => string, bots: readonly string[]): string {
  const shown = text
    .replaceAll(/<!--[\s\S]*?-->\n?/g, '')
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, '')
    .replaceAll(/#issuecomment-(\d+)/g, (_, id: string) => `#comment ${place(id)}`)
    .replaceAll(/#event-\d+/g, '#event')
    .replaceAll(/\/(runs|checks)\/\d+/g, '/$1/N')
    .replaceAll(/\b[0-9a-f]{40}\b/g, 'COMMIT')
    .replaceAll(/(commit\/|`)[0-9a-f]{7,12}\b/g, '$1COMMIT')
  return bots.reduce((all, login) => nameless(all, login), shown).trim()
}

/** A bot's name as logs have it, and as a link shows it. */
function nameless(text: string, login: string): string {
  const name = login.replace(/\[bot\]$/, '')
  return text.replaceAll(login, 'us').replaceAll(`[${name}](/${name})`, '[us](/us)')
}

/** The files of a commit with their texts. */
export function foldedText(
  { git }: Repository,
  sha: string,
): readonly { readonly path: string; readonly text: string }[] {
  const { treeSha = '' } = git.commits[sha] ?? {}
  return flattened(git, treeSha)
    .filter(({ type }) => type === 'blob')
    .map(({ path, sha: blob }) => ({
      path,
      text: Buffer.from(git.blobs[blob] ?? '', 'base64').toString(),
    }))
}
