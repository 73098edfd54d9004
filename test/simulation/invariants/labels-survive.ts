import type { Issue, Repository } from '../../../src/sandbox/model.ts'
import type { Invariant, Witness } from '../invariant.ts'
import { type JournalLine, journalsOf } from './journal-lines.ts'
import { botOf, issuesOf, nameOf, ourTexts } from './ours.ts'

export const labelsSurvive: Invariant = {
  name: 'I9',
  promise:
    'a label that people set stays, unless people said otherwise since, and so does what they wrote',
  broken: (witness) => [
    ...issuesOf(witness).flatMap(([repository, issue]) => lost(witness, repository, issue)),
    ...overwritten(witness),
  ],
}

interface Last {
  readonly name: string
  readonly at: number
  readonly on: boolean
}

/** What people did last with each label that is not on the issue any more, though they put it on. */
function lost(witness: Witness, repository: Repository, issue: Issue): readonly string[] {
  const last = new Map<number, Last>()
  for (const event of issue.events) {
    if (event.actorId === botOf(witness)) continue
    if (event.kind !== 'labeled' && event.kind !== 'unlabeled') continue
    const { name, id } = event.label
    const bySomebody = witness.it.sandbox.state.users[event.actorId]?.type === 'User'
    last.set(id, { name, at: event.createdAt, on: event.kind === 'labeled' && bySomebody })
  }
  const exists = new Set(repository.labels.map(({ id }) => id))
  const lines = linesOn(witness, issue)
  return [...last]
    .filter(([id, { on }]) => on && exists.has(id) && !issue.labelIds.includes(id))
    .filter(([, one]) => !isOvertaken(one, [...last.values()], lines, issue))
    .map(([, { name }]) => `${repository.name}#${issue.number}: the label ${name} is gone`)
}

/** Comments and opening bodies of others that we have changed or taken away. */
function overwritten(witness: Witness): readonly string[] {
  const us = nameOf(witness, botOf(witness))
  return witness.it.log
    .filter(({ by, action }) => by === us && (action === 'edited' || action === 'deleted'))
    .flatMap(({ event, action, repository, payload }) => {
      const { issue, comment, changes } = payload as unknown as Changed
      const text = event === 'issue_comment' ? comment : changes?.body && issue
      const isOthers = text !== undefined && text.user?.login !== us
      return isOthers ? [`${repository}: we have ${action} a text of ${text.user?.login}`] : []
    })
}

interface Written {
  readonly user: { readonly login: string } | null
}

interface Changed {
  readonly issue?: Written
  readonly comment?: Written
  readonly changes?: { readonly body?: object }
}

const linesOn = (witness: Witness, issue: Issue): readonly JournalLine[] =>
  journalsOf(ourTexts(witness)).find(({ texts: [card] }) => card.issue === issue)?.lines ?? []

/** Of these one stands on an issue at a time: what was said last. */
const GROUPS: readonly (readonly [label: RegExp, facts: RegExp])[] = [
  [/^sev\d$|^P\d$/i, /^severity-set$/],
  [/^status: /, /^(status-entered|declared)$/],
  [/^cause: /, /^cause-/],
  [/^service: /, /^service-/],
  [/^drill$/, /^drill-set$/],
]

/** Whether somebody said later, in the same second at the earliest, what takes its place. */
function isOvertaken(
  { name, at }: Last,
  labels: readonly Last[],
  lines: readonly JournalLine[],
  { events }: Issue,
): boolean {
  const [group, facts] = GROUPS.find(([label]) => label.test(name)) ?? []
  if (group === undefined || facts === undefined) return false
  const clicked = labels.some((one) => one.name !== name && group.test(one.name) && one.at >= at)
  const said = lines.some(
    (line) => line.at >= at && line.facts?.some(({ type }) => facts.test(type)),
  )
  // Closing and reopening are words about the status, too.
  const moved =
    group.test('status: x') &&
    events.some(({ kind, createdAt }) => /^(closed|reopened)$/.test(kind) && createdAt >= at)
  return clicked || said || moved
}
