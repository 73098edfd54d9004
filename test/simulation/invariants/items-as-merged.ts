import { flattened } from '../../../src/sandbox/git-tree.ts'
import type { Repository } from '../../../src/sandbox/model.ts'
import type { Invariant, Witness } from '../invariant.ts'
import { createdIssues } from './created.ts'
import { repeated, repositoriesOf } from './ours.ts'

export const itemsAsMerged: Invariant = {
  name: 'I5',
  promise: 'each action item of a merged postmortem has one issue, and no issue is of another',
  broken: (witness) => {
    const made = createdIssues(witness).filter(({ mark }) => mark?.kind === 'action')
    const keyed = made.map(
      ({ repository, mark }) => `${repository}: issues of item ${plain(mark?.key)}`,
    )
    return [...repeated(keyed), ...repositoriesOf(witness).flatMap((one) => unlike(witness, one))]
  },
}

/** The due date stands behind the key of the item. */
const plain = (key = ''): string => key.replace(/@.*$/, '')

/** Of every incident whose postmortem is on the default branch: as many issues as it has rows with an item. */
function unlike(witness: Witness, repository: Repository): readonly string[] {
  const made = createdIssues(witness).filter(
    (one) => one.mark?.kind === 'action' && one.repository.endsWith(`/${repository.name}`),
  )
  const everMerged = mergedTexts(repository)
  const numbers = new Set(made.map(({ mark }) => Number.parseInt(mark?.key ?? '', 10)))
  const strange = [...numbers].filter((number) => !everMerged.has(number))
  return [
    ...strange.map(
      (number) => `${repository.name}: items of incident ${number}, which has no postmortem`,
    ),
    ...[...everMerged].flatMap(([number, texts]) => {
      const wanted = new Set(texts.flatMap(itemsIn)).size
      const issues = made.filter(({ mark }) => Number.parseInt(mark?.key ?? '', 10) === number)
      const counts = `${issues.length} issues for ${wanted} items of incident ${number}`
      const fits = issues.length === wanted || (issues.length < wanted && !isPlain(witness))
      return fits ? [] : [`${repository.name}: ${counts}`]
    }),
  ]
}

/** What may keep an issue from being made, or leave a document that nobody can read. */
const HINDERS: ReadonlySet<string> = new Set(
  'archive change-label close-draft configure edit-ours fix move-branch move-default on-item remove-issue revert-draft role suspend transfer'.split(
    ' ',
  ),
)

/** Whether nobody has done anything to it but finish it: then each of its items has an issue. */
const isPlain = ({ schedule }: Witness): boolean =>
  schedule.acts.every(
    ({ does }) => !HINDERS.has(does.kind) && (does.kind !== 'push-draft' || does.how === 'finish'),
  )

/** All versions of postmortems that were ever merged by a pull request of an incident's branch. */
function mergedTexts({ git, issues }: Repository): ReadonlyMap<number, readonly string[]> {
  const merged = Object.values(issues).flatMap(({ pull }) => {
    const number = /^sitrep\/postmortem-(\d+)$/.exec(pull?.headRef ?? '')?.[1]
    if (number === undefined || !pull?.mergeCommitSha) return []
    const { treeSha = '' } = git.commits[pull.mergeCommitSha] ?? {}
    const texts = flattened(git, treeSha)
      .filter(({ path }) => path.endsWith('.md'))
      .map(({ sha }) => Buffer.from(git.blobs[sha] ?? '', 'base64').toString('utf8'))
      .filter((text) => new RegExp(`^incident: .*\\b${number}\\b`, 'm').test(text))
    return [[Number(number), texts] as const]
  })
  return new Map(merged)
}

/** The rows of the table below the heading, without its head. */
function itemsIn(text: string): readonly string[] {
  const [, below = ''] = text.split(/^#+ Action items\b.*$/im)
  const [section = ''] = below.split(/^#/m)
  return section
    .split('\n')
    .filter((line) => /^\|/.test(line))
    .slice(2)
    .filter((line) => /[a-z]/i.test(line) && !line.includes('TODO'))
}
