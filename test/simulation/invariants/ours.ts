import type { Comment, Issue, Repository } from '../../../src/sandbox/model.ts'
import type { Witness } from '../invariant.ts'

/** Something of ours that stands on GitHub, with the marker in its first line taken apart. */
export interface OurText {
  readonly repository: Repository
  readonly issue: Issue
  /** Null where it is the body of the issue or pull request itself. */
  readonly comment: Comment | null
  readonly body: string
  readonly mark: Mark | null
}

export interface Mark {
  readonly kind: string
  readonly key: string
  readonly keyId: string
  readonly mac: string
}

const MARK = /^<!-- sitrep:v1 (\S+) (\S+) (\S+) (\S+) -->/

export function markIn(body: string): Mark | null {
  const [, kind, key, keyId, mac] = MARK.exec(body) ?? []
  return kind && key && keyId && mac ? { kind, key, keyId, mac } : null
}

export const botOf = ({ it }: Pick<Witness, 'it'>): number => it.seeded.app.botId

export const repositoriesOf = ({ it }: Witness): readonly Repository[] =>
  Object.values(it.sandbox.state.repositories)

/** All issues and pull requests that still are where they were opened. */
export const issuesOf = (witness: Witness): readonly (readonly [Repository, Issue])[] =>
  repositoriesOf(witness).flatMap((repository) =>
    Object.values(repository.issues)
      .filter(({ deleted, movedTo }) => !deleted && movedTo === null)
      .map((issue) => [repository, issue] as const),
  )

/** What we have written and what stands there still. */
export function ourTexts(witness: Witness): readonly OurText[] {
  const bot = botOf(witness)
  return issuesOf(witness).flatMap(([repository, issue]) => {
    const body = issue.body ?? ''
    const at = { repository, issue }
    const own = issue.authorId === bot ? [{ ...at, comment: null, body, mark: markIn(body) }] : []
    const said = issue.comments.filter(({ authorId }) => authorId === bot)
    return [
      ...own,
      ...said.map((comment) => ({
        ...at,
        comment,
        body: comment.body,
        mark: markIn(comment.body),
      })),
    ]
  })
}

export const nameOf = (witness: Witness, id: number): string =>
  witness.it.sandbox.state.users[id]?.login ?? 'ghost'

export const placeOf = ({ repository, issue }: Pick<OurText, 'repository' | 'issue'>): string =>
  `${repository.name}#${issue.number}`

/** What is there more than once, each with how often. */
export function repeated(all: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].flatMap(([one, count]) => (count > 1 ? [`${one} (${count} times)`] : []))
}
