import type { Story, StoryOptions } from './story.ts'
import { written } from './written-postmortem.ts'
import { AT, drafted, merges, pathOn, textOn, writes } from './written-up.ts'

/** Three items as people put them in the place of what the draft asks for: two are for somebody, one is blocked. */
export const ROWS = [
  '| 1 | Add a load stage with payment timeouts | @dev | p2 | prevent | 2027-01-15 |  |',
  '| 2 | Alert on free connections of the pool | @ben | p1 | detect | 2026-12-04 |  |',
  '| 3 | Write down how to fail over | @ana | p3 | process | 2026-12-18 | 1 |',
] as const

const HEAD = [
  '| ID | Action | Owner | Priority | Kind | Due | Blocked by |',
  '|---|---|---|---|---|---|---|',
]

/** The section of a document in which these rows stand. */
const promising = (rows: readonly string[]): string =>
  ['## Action items', '', ...HEAD, ...rows, ''].join('\n')

/** The document with these rows for its action items. */
export const withRows =
  (rows: readonly string[]) =>
  (text: string): string =>
    written(text).replace(/## Action items\n[\s\S]*?(?=\n## )/, promising(rows))

/** An incident whose postmortem was just merged, before anybody has looked at that. */
export async function merged(rows: readonly string[] = ROWS, options: StoryOptions = {}) {
  const { it, number, pull } = await drafted(options)
  await writes(it, number, withRows(rows))
  await merges(it, number)
  return { it, number, pull }
}

/** The same once it was looked at. */
export async function itemised(rows: readonly string[] = ROWS, options: StoryOptions = {}) {
  const { it, number } = await merged(rows, options)
  await it.look(number)
  return { it, number, path: await pathOn(it, 'main', number) }
}

/** All issues with the label, lowest number first. */
export async function itemIssues(it: Story) {
  const all = await it.bot.paginate(it.bot.rest.issues.listForRepo, {
    ...AT,
    labels: 'action-item',
    state: 'all',
    per_page: 100,
  })
  return all.toSorted((a, b) => a.number - b.number)
}

/** So many items of one document. */
export const many = (count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, at) =>
      `| ${at + 1} | ${WHAT[at % WHAT.length]} number ${at + 1} of all | @dev | p${(at % 4) + 1} | prevent | 2027-01-${String((at % 28) + 1).padStart(2, '0')} |  |`,
  )

const WHAT = [
  'Add an alert on pool',
  'Write a test for case',
  'Document the way back from',
  'Limit',
]

/** What stands at the end, without what differs from run to run. */
export async function endOf(it: Story, number: number, path: string) {
  const issues = await itemIssues(it)
  const card = (await it.card(number)).replaceAll(/<!--[\s\S]*?-->/g, '')
  const { data: nested } = await it.bot.rest.issues.listSubIssues({ ...AT, issue_number: number })
  return {
    items: issues.map(({ number: item, title, body, assignees, labels }) => ({
      ...{ item, title, body },
      assignees: assignees?.map(({ login }) => login),
      labels: labels.map((one) => (typeof one === 'string' ? one : one.name)),
    })),
    nested: nested.map((one) => one.number).toSorted((a, b) => a - b),
    document: (await textOn(it, 'main', path)).replaceAll(/blob\/[0-9a-f]{40}/g, 'blob'),
    card: card.replaceAll(/(blob|commit)\/[0-9a-f]{40}/g, '$1'),
  }
}
