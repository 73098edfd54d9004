import { written } from './written-postmortem.ts'
import { type Story, type StoryOptions } from './story.ts'
import { AT, drafted, merges, pathOn, writes } from './written-up.ts'

/** Three items as people put them in the place of what the draft asks for: two are for somebody, one is blocked. */
export const ROWS = [
  '| 1 | Add a load stage with payment timeouts | @dev | p2 | prevent | 2027-01-15 |  |',
  '| 2 | Alert on free connections of the pool | @ben | p1 | detect | 2026-12-04 |  |',
  '| 3 | Write down how to fail over | @ana | p3 | process | 2026-12-18 | after 1 |',
] as const

const HEAD = [
  '| ID | Action | Owner | Priority | Kind | Due | Blocked by |',
  '|---|---|---|---|---|---|---|',
]

/** The section of a document in which these rows stand. */
export const promising = (rows: readonly string[]): string =>
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
