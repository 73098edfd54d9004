import { type Story, type StoryOptions, story } from './story.ts'

export const AT = { owner: 'acme', repo: 'shop' } as const

const OPENING = '/sev 1\n/ic @ben\n/scribe @dev\n/service checkout\n/time started 13:30 UTC'

/** An incident that is over and owes a postmortem, before anybody has looked at that. */
export async function over(options: StoryOptions = {}, title = 'Checkout fails') {
  const it = story(options)
  const number = await it.declare('ana', title, OPENING, ['incident'])
  await it.look(number)
  await it.say('ben', number, '/mitigated')
  it.minutes(1)
  await it.as('ben').rest.issues.createComment({ ...AT, issue_number: number, body: '/resolve' })
  return { it, number }
}

/** The same with its draft pull request. */
export async function drafted(options: StoryOptions = {}) {
  const { it, number } = await over(options)
  await it.look(number)
  return { it, number, pull: await pullOf(it, number) }
}

/** All pull requests of the incident's branch, newest first. */
export async function pullsOf(it: Story, number: number) {
  const head = `acme:sitrep/postmortem-${number}`
  const { data } = await it.bot.rest.pulls.list({ ...AT, head, state: 'all' })
  return data
}

/** The newest of them. */
export async function pullOf(it: Story, number: number) {
  const [pull] = await pullsOf(it, number)
  if (pull === undefined) throw new Error('there is no pull request')
  return pull
}

export const branchOf = (number: number) => `sitrep/postmortem-${number}`

/** Where the document lies on a branch. */
export async function pathOn(it: Story, ref: string, number: number): Promise<string> {
  const { data } = await it.bot.rest.repos.getContent({ ...AT, path: 'postmortems', ref })
  const files = Array.isArray(data) ? data : []
  const found = files.find(({ name }) => name.includes(`-${number}-`))
  if (found === undefined) throw new Error('there is no document')
  return found.path
}

export async function textOn(it: Story, ref: string, path: string): Promise<string> {
  const { data } = await it.bot.rest.repos.getContent({ ...AT, path, ref })
  const content = 'content' in data ? data.content : ''
  return Buffer.from(content, 'base64').toString('utf8')
}

/** A person commits a change of one file. */
export async function edits(
  it: Story,
  login: string,
  branch: string,
  path: string,
  change: (text: string) => string,
) {
  it.minutes(1)
  const { data } = await it.bot.rest.repos.getContent({ ...AT, path, ref: branch })
  const sha = 'sha' in data ? data.sha : ''
  const text = change(await textOn(it, branch, path))
  const content = Buffer.from(text).toString('base64')
  const message = 'Write it up'
  await it
    .as(login)
    .rest.repos.createOrUpdateFileContents({ ...AT, path, branch, sha, message, content })
  return text
}

/** A person commits to the document in the pull request. */
export async function writes(
  it: Story,
  number: number,
  change: (text: string) => string,
  login = 'ben',
) {
  const path = await pathOn(it, branchOf(number), number)
  return edits(it, login, branchOf(number), path, change)
}

const READY = `mutation($id: ID!) {
  markPullRequestReadyForReview(input: {pullRequestId: $id}) { clientMutationId }
}`

/** A person marks the draft as ready for review. */
export async function ready(it: Story, number: number) {
  const { node_id: id, draft } = await pullOf(it, number)
  if (draft) await it.as('ana').graphql(READY, { id })
}

export async function merges(
  it: Story,
  number: number,
  method: 'merge' | 'squash' | 'rebase' = 'merge',
) {
  it.minutes(1)
  const pull = await pullOf(it, number)
  const merging = { ...AT, pull_number: pull.number, merge_method: method }
  await ready(it, number)
  return it.as('ana').rest.pulls.merge(merging)
}
