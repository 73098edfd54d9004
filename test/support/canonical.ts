import type { Comment, Issue, Reaction, Repository, State } from '../../src/sandbox/model.ts'
import { foldedText, type Words, wordsOf } from './canonical-words.ts'

/**
 * All of a sandbox's repository that people can see, as one text: labels, states, assignees, the words of every comment,
 * files, issues, pull requests, checks. Who wrote as a bot, ids, hidden lines and what GitHub numbers by itself are left
 * out, so that two ways to the same end are the same text.
 */
export function canonical(state: State, repository: Repository): string {
  const words = wordsOf(state, repository)
  const issues = Object.values(repository.issues).filter(
    ({ deleted, movedTo }) => !deleted && movedTo === null,
  )
  return [
    '# Labels',
    ...repository.labels
      .map(({ name, color, description }) => `${name} ${color} ${description}`)
      .toSorted(),
    ...issues.flatMap((issue) => issueLines(words, repository, issue)),
    ...branches(words, repository),
  ].join('\n')
}

function issueLines(words: Words, repository: Repository, issue: Issue): readonly string[] {
  const { number, title, state, stateReason, labelIds, assigneeIds, locked } = issue
  const labels = repository.labels.filter(({ id }) => labelIds.includes(id)).map(({ name }) => name)
  return [
    `# ${issue.pull === null ? 'Issue' : 'Pull request'} ${number}: ${title}`,
    `${state} ${stateReason ?? ''} ${locked ? 'locked' : ''}`.trimEnd(),
    `labels ${labels.toSorted().join(', ')}`,
    `assignees ${words.logins(assigneeIds)}`,
    `sub-issues ${issue.subIssues.map((one) => one.number).join(', ')}`,
    `waits for ${issue.blockedBy.map((one) => one.number).join(', ')}`,
    `reactions ${reactions(words, issue.reactions)}`,
    words.visible(issue.body ?? ''),
    ...pullLines(words, repository, issue),
    ...said(words, issue.comments),
  ]
}

function pullLines(words: Words, repository: Repository, { pull }: Issue): readonly string[] {
  if (pull === null) return []
  const all = Object.values(repository.checkRuns).filter(({ headSha }) => headSha === pull.headSha)
  // As GitHub shows them: of each name the newest, which is the last.
  const runs = new Map(all.map((run) => [run.name, run])).values()
  return [
    `${pull.headRef} into ${pull.baseRef}${pull.draft ? ', a draft' : ''}${pull.mergedAt === null ? '' : ', merged'}`,
    `asked to review ${words.logins(pull.requestedReviewerIds)}`,
    ...[...runs].flatMap(({ name, status, conclusion, title, summary, annotations }) => [
      `## Check ${name}: ${status} ${conclusion} ${title}`,
      words.visible(summary ?? ''),
      ...annotations.map(
        ({ path, startLine, level, title: rule, message }) =>
          `${path}:${startLine} ${level} ${rule} ${words.visible(message)}`,
      ),
    ]),
    ...pull.reviews.flatMap(({ verdict, body, comments }) => [
      `## Review ${verdict}`,
      words.visible(body),
      ...comments.map(({ path, line, body: said }) => `${path}:${line} ${words.visible(said)}`),
    ]),
  ]
}

/** What people say in its order, and behind it what we do, whose order is that of our writes. */
function said(words: Words, comments: readonly Comment[]): readonly string[] {
  const isOurs = ({ authorId }: Comment) => words.who(authorId) === 'us'
  const lines = (comment: Comment) => commentLines(words, comment)
  const ours = comments.filter(isOurs).map((comment) => lines(comment).join('\n'))
  return [...comments.filter((one) => !isOurs(one)).flatMap(lines), ...ours.toSorted()]
}

function commentLines(words: Words, comment: Comment): readonly string[] {
  if (comment.minimizedReason !== null) return []
  return [
    `## Comment by ${words.who(comment.authorId)}, ${reactions(words, comment.reactions)}`,
    words.visible(comment.body),
  ]
}

const reactions = (words: Words, all: readonly Reaction[]): string =>
  all.map(({ content, userId }) => `${content} by ${words.who(userId)}`).join(', ')

/** The workflows are what one of the ways is made of, so they are nobody's end. */
const isEnd = (path: string): boolean => !path.startsWith('.github/workflows/')

function branches(words: Words, repository: Repository): readonly string[] {
  return Object.entries(repository.refs)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([ref, sha]) => [
      `# ${ref}`,
      ...foldedText(repository, sha)
        .filter(({ path }) => isEnd(path))
        .flatMap(({ path, text }) => [`## ${path}`, words.visible(text)]),
    ])
}
