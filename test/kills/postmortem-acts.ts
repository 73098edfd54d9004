import { fileAt, pullOf, READY, withItems } from '../support/published.ts'
import { written } from '../support/written-postmortem.ts'
import { type Act, AT, type Stage } from './story.ts'

const proposal = async ({ as }: Stage) => {
  const [pull] = await pullOf(as('ana'), 1)
  if (pull === undefined) throw new Error('there is no pull request for the postmortem')
  return pull
}

const ROWS = [
  '| A1 | Alert on free connections of the pool | @dev | p1 | detect | 2026-12-04 | open | |',
  '| A2 | Add a load stage to the pipeline | @ben | p2 | prevent | 2027-02-01 | open | |',
  '| A3 | Roll back release 412 | @dev | p1 | repair | 2027-02-01 | done | |',
]

/** Commits to the document in its pull request. */
const edits =
  (change: (text: string) => string): Act =>
  async (stage) => {
    const ana = stage.as('ana')
    const pull = await proposal(stage)
    const { data: files } = await ana.rest.pulls.listFiles({ ...AT, pull_number: pull.number })
    const path = files[0]?.filename ?? ''
    const { sha, text } = await fileAt(ana, path, pull.head.ref)
    return ana.rest.repos.createOrUpdateFileContents({
      ...{ ...AT, path, sha, branch: pull.head.ref, message: 'Write what only we know' },
      content: Buffer.from(change(text)).toString('base64'),
    })
  }

/** Some of what only people know, so that the review still finds something. */
export const begins: Act = edits((text) =>
  text.replace(/TODO: In two or three sentences[^\n]*/, 'Nobody could pay.'),
)

export const finishes: Act = edits((text) => withItems(written(text), ROWS))

export const callsReady: Act = async (stage) =>
  stage.as('ana').graphql(READY, { id: (await proposal(stage)).node_id })

export const merges: Act = async (stage) =>
  stage.as('ana').rest.pulls.merge({ ...AT, pull_number: (await proposal(stage)).number })

/** The number of the first action item's issue. */
export async function firstItem({ as }: Stage): Promise<number> {
  const asked = { ...AT, labels: 'action-item', state: 'all' } as const
  const { data } = await as('ana').rest.issues.listForRepo(asked)
  const item = data.find(({ title }) => title.startsWith('Alert on free'))
  if (item === undefined) throw new Error('the action item has no issue')
  return item.number
}

/** A pull request that says that it ends the item, and is merged. */
export const proves: readonly Act[] = [
  async (stage) => {
    const { git, repos, pulls } = stage.as('dev').rest
    const item = await firstItem(stage)
    const { data: main } = await git.getRef({ ...AT, ref: 'heads/main' })
    await git.createRef({ ...AT, ref: 'refs/heads/alert', sha: main.object.sha })
    await repos.createOrUpdateFileContents({
      ...{ ...AT, path: 'alerts/pool.yml', branch: 'alert', message: 'Alert on free connections' },
      content: Buffer.from('pool: 10%\n').toString('base64'),
    })
    const words = { title: 'Alert on free connections', body: `Closes #${item}` }
    return pulls.create({ ...AT, head: 'alert', base: 'main', ...words })
  },
  async ({ as }) => {
    const ana = as('ana').rest.pulls
    const { data } = await ana.list({ ...AT, head: 'acme:alert' })
    return ana.merge({ ...AT, pull_number: data[0]?.number ?? 0 })
  },
]
