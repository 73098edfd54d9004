import { flattened } from '../../src/sandbox/git-tree.ts'
import type { Repository, State } from '../../src/sandbox/model.ts'
import type { Ground } from './github-renderer.ts'

/** A text that stands on GitHub in our name. */
export interface Written {
  /** `comment`, `title of a pull request`: the kind of place, without numbers. */
  readonly place: string
  readonly ground: Ground
  readonly text: string
}

/** Everything in a sandbox's repository that a bot has written, whatever it is. */
export function writtenByUs(state: State, repository: Repository): readonly Written[] {
  const bots = new Set(
    Object.values(state.users).flatMap(({ id, type }) => (type === 'Bot' ? [id] : [])),
  )
  const issues = Object.values(repository.issues)
  return [
    ...issues.flatMap(({ comments }) =>
      comments
        .filter(({ authorId }) => bots.has(authorId))
        .map(({ body }) => at(kindOf(body), 'conversation', body)),
    ),
    ...issues.filter(({ authorId }) => bots.has(authorId)).flatMap(opened),
    ...issues.flatMap(({ pull }) => (pull === null ? [] : reviewed(pull.reviews, bots))),
    ...Object.values(repository.checkRuns).flatMap((run) => [
      at('title of a check', 'plain', run.title ?? ''),
      at('summary of a check', 'conversation', run.summary ?? ''),
      at('details of a check', 'conversation', run.text ?? ''),
      ...run.annotations.flatMap(({ title, message }) => [
        at('title of an annotation', 'plain', title ?? ''),
        at('annotation', 'plain', message),
      ]),
    ]),
    ...repository.labels.map(({ name, description }) =>
      at('label', 'plain', name.startsWith('service: ') ? '' : `${name} ${description ?? ''}`),
    ),
    ...Object.keys(repository.refs).map((ref) => at('branch', 'plain', ref)),
    ...committed(repository, bots),
  ].filter(({ text }) => text !== '')
}

const at = (place: string, ground: Ground, text: string): Written => ({ place, ground, text })

const kindOf = (body: string): string =>
  `comment: ${/^<!-- sitrep:v1 (\S+)/.exec(body)?.[1] ?? 'other'}`

const opened = ({ pull, title, body }: Repository['issues'][number]): readonly Written[] => {
  const what = pull === null ? `issue: ${kindOf(body ?? '')}` : 'pull request'
  return [
    at(`title of ${what}`, pull === null ? 'plain' : 'message', title),
    at(what, 'conversation', body ?? ''),
  ]
}

type Reviews = NonNullable<Repository['issues'][number]['pull']>['reviews']

const reviewed = (reviews: Reviews, bots: ReadonlySet<number>): readonly Written[] =>
  reviews
    .filter(({ authorId }) => bots.has(authorId))
    .flatMap(({ body, comments }) => [
      at('review', 'conversation', body),
      ...comments.map((one) => at('suggestion', 'conversation', one.body)),
    ])

/** Commits of ours: what they say, and the files that they brought. */
function committed({ git }: Repository, bots: ReadonlySet<number>): readonly Written[] {
  const ours = Object.values(git.commits).filter(
    ({ authorId }) => authorId !== null && bots.has(authorId),
  )
  return ours.flatMap(({ message, treeSha, parentShas }) => {
    const before = new Set(
      parentShas.flatMap((sha) => flattened(git, git.commits[sha]?.treeSha ?? '').map(shaOf)),
    )
    const files = flattened(git, treeSha).filter((entry) => !before.has(shaOf(entry)))
    return [
      at('commit message', 'message', message),
      ...files.flatMap(({ path, sha }) => [
        at('path', 'plain', path),
        at(
          `file: ${path.split('.').at(-1)}`,
          path.endsWith('.md') ? 'file' : 'plain',
          Buffer.from(git.blobs[sha] ?? '', 'base64').toString(),
        ),
      ]),
    ]
  })
}

const shaOf = ({ path, sha }: { readonly path: string; readonly sha: string }): string =>
  `${path} ${sha}`
