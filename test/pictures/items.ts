import { issues, type Product } from '../support/product.ts'
import { comes, merge, type Proposal } from '../support/published.ts'

const at = { owner: 'acme', repo: 'shop' } as const
const DAY_MS = 86_400_000

/** So many days after the sandbox's today. */
export async function daysOn(it: Product, incident: number): Promise<(days: number) => string> {
  const { data } = await it.as('ana').rest.issues.get({ ...at, issue_number: incident })
  return (days) => new Date(Date.parse(data.updated_at) + days * DAY_MS).toISOString().slice(0, 10)
}

/** What the postmortem of the story promises. */
export const promises = (on: (days: number) => string): readonly string[] => [
  `| 1 | Alert when the pool runs low on free connections | @dev | p1 | detect | ${on(9)} | open | |`,
  `| 2 | Load stage with payment timeouts in the release pipeline | @ben | p2 | prevent | ${on(30)} | open | |`,
  `| 3 | Return connections on every path of the payment client | @dev | p1 | prevent | ${on(6)} | open | |`,
  `| 4 | Runbook for an empty connection pool | @caro | p3 | mitigate | ${on(20)} | open | |`,
  `| 5 | Roll back release 412 | @dev | p1 | repair | ${on(0)} | done | |`,
]

/** Merges it, and answers with the issues that come of it by the first words of their titles. */
export async function issuesOf(
  it: Product,
  proposal: Proposal,
): Promise<(title: string) => number> {
  await merge(it, proposal)
  const all = await comes(async () => {
    const labels = 'action-item'
    const { data } = await it.as('ana').rest.issues.listForRepo({ ...at, labels, state: 'all' })
    return data.length >= 4 ? data : null
  })
  await it.settled()
  return (title) => {
    const found = all.find((one) => one.title.startsWith(title))
    if (found === undefined) throw new Error(`no issue was opened for "${title}"`)
    return found.number
  }
}

/** Somebody does it, in a pull request that closes the issue. */
export async function done(it: Product, number: number): Promise<void> {
  const { rest } = it.as('dev')
  const branch = `item-${number}`
  const { data: main } = await rest.git.getRef({ ...at, ref: 'heads/main' })
  await rest.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: main.object.sha })
  const content = Buffer.from('retry:\n  returns: always\n').toString('base64')
  const message = 'Return connections after a timeout'
  const path = `payments/item-${number}.yml`
  await rest.repos.createOrUpdateFileContents({ ...at, path, branch, message, content })
  const { data: pull } = await rest.pulls.create({
    ...at,
    head: branch,
    base: 'main',
    title: message,
    body: `Closes #${number}`,
  })
  await it.settled()
  await it.as('ana').rest.pulls.merge({ ...at, pull_number: pull.number })
  await it.settled()
}

/** Days pass, of which somebody uses one to ask for more time. */
export async function weeksPass(it: Product, alert: number): Promise<void> {
  await it.advance(2 * DAY_MS)
  await issues(it.as('dev')).say(alert, '/due in 2 weeks')
  await it.settled()
  await it.advance(17 * DAY_MS)
  await comes(async () => (await issues(it.as('ana')).look(alert)).labels.includes('due: overdue'))
  await it.settled()
}
