import { setTimeout as wait } from 'node:timers/promises'
import type { Octokit } from '@octokit/rest'
import { issues, type Product } from './product.ts'
import { written } from './written-postmortem.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

export async function pullOf(octokit: Octokit, incident: number) {
  const head = `acme:sitrep/postmortem-${incident}`
  const { data } = await octokit.rest.pulls.list({ ...AT, head, state: 'all' })
  return data
}

export async function fileAt(octokit: Octokit, path: string, ref: string) {
  const { data } = await octokit.rest.repos.getContent({ ...AT, path, ref })
  if (!('content' in data)) throw new Error(`${path} is no file`)
  return { sha: data.sha, text: Buffer.from(data.content, 'base64').toString() }
}

/** Waits until something that the product does in a thread or a timer of its own has come about. */
export async function comes<T>(ask: () => Promise<T | undefined | null | false>): Promise<T> {
  for (let tries = 0; tries < 80; tries++) {
    const answer = await ask()
    if (answer !== undefined && answer !== null && answer !== false) return answer
    await wait(250)
  }
  throw new Error('it has not come about within twenty seconds')
}

export async function cardOf(octokit: Octokit, issue: number): Promise<string> {
  const all = await issues(octokit).comments(issue)
  return all.find(({ body }) => body?.startsWith('<!-- sitrep:v1 card 1 '))?.body ?? ''
}

/** Where a document is proposed, and what its check says. */
export interface Proposal {
  readonly pull: number
  readonly path: string
  readonly branch: string
}

/** The draft of an incident with all that it asks for written in, and whatever else `edit` makes of it. */
export async function proposed(
  it: Pick<Product, 'as' | 'settled'>,
  incident: number,
  edit: (text: string) => string,
): Promise<Proposal> {
  const ana = it.as('ana')
  const [pull] = await pullOf(ana, incident)
  if (pull === undefined) throw new Error('there is no pull request')
  const { data: files } = await ana.rest.pulls.listFiles({ ...AT, pull_number: pull.number })
  const path = files[0]?.filename ?? ''
  const { sha, text } = await fileAt(ana, path, pull.head.ref)
  await ana.rest.repos.createOrUpdateFileContents({
    ...AT,
    path,
    branch: pull.head.ref,
    message: 'Write what only we know',
    sha,
    content: Buffer.from(edit(written(text))).toString('base64'),
  })
  await it.settled()
  return { pull: pull.number, path, branch: pull.head.ref }
}

/** The document with these rows in the place of those in its table of action items. */
export function withItems(text: string, rows: readonly string[]): string {
  const lines = text.split('\n')
  const head = lines.findIndex((line) => line.startsWith('| ID |'))
  const end = lines.findIndex((line, at) => at > head && !line.startsWith('|'))
  return [...lines.slice(0, head + 2), ...rows, ...lines.slice(end)].join('\n')
}

export const READY =
  'mutation($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id}) { clientMutationId } }'

/** What our check says of the newest commit once it has come to a conclusion. */
export async function summaryOf(it: Product, { pull }: Proposal, like: RegExp): Promise<string> {
  const ana = it.as('ana')
  const { data } = await ana.rest.pulls.get({ ...AT, pull_number: pull })
  return comes(async () => {
    const asked = { ...AT, ref: data.head.sha, check_name: 'Sitrep / postmortem' }
    const { check_runs: runs } = (await ana.rest.checks.listForRef(asked)).data
    const done = runs.find(
      ({ status, output }) => status === 'completed' && like.test(output.summary ?? ''),
    )
    return done?.output.summary
  })
}

export async function merge(
  it: Pick<Product, 'as' | 'settled'>,
  { pull }: Proposal,
): Promise<void> {
  const ana = it.as('ana')
  const { data } = await ana.rest.pulls.get({ ...AT, pull_number: pull })
  if (data.draft === true) await ana.graphql(READY, { id: data.node_id })
  await it.settled()
  await ana.rest.pulls.merge({ ...AT, pull_number: pull })
  await it.settled()
}
