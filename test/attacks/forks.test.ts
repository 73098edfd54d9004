import { expect, test } from 'vitest'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

/** What somebody offers in a pull request: files on a branch beside the default one. */
async function offered(it: Story, branch: string, files: Readonly<Record<string, string>>) {
  const dev = it.as('dev').rest
  const { data: main } = await dev.git.getRef({ ...AT, ref: 'heads/main' })
  await dev.git.createRef({ ...AT, ref: `refs/heads/${branch}`, sha: main.object.sha })
  for (const [path, text] of Object.entries(files)) {
    const content = Buffer.from(text).toString('base64')
    await dev.repos.createOrUpdateFileContents({ ...AT, path, branch, message: 'offer', content })
  }
  const { data } = await dev.git.getRef({ ...AT, ref: `heads/${branch}` })
  return data.object.sha
}

async function declared() {
  const it = story({ private: false })
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  return { it, number }
}

test.each([
  [
    'lets bots and everybody in',
    'bots: ["evil[bot]"]\ndeclare: triage\ncommands:\n  default: triage\n',
  ],
  ['closes all to everybody', 'commands:\n  default: admin\n  help: admin\n'],
  ['renames what is ours', 'label: emergency\n'],
  ['is no file at all', ': : :\n\t- [\n'],
])('a config that %s means nothing as long as it is only offered', async (_, text) => {
  const { it, number } = await declared()
  await offered(it, 'patch-1', { '.github/sitrep.yml': text })
  await it
    .as('dev')
    .rest.pulls.create({ ...AT, head: 'patch-1', base: 'main', title: 'Decide otherwise' })
  const { policy, problems } = await it.look(number)
  expect(problems).toEqual([])
  expect(policy).toMatchObject({ bots: [], commands: {}, label: 'incident', declare: 'triage' })
  const asked = await it.say('caro', number, '/sev 3')
  expect(await it.reactions(asked)).toEqual(['rocket'])
})

test('a template that is only offered is in no postmortem, nor in the pull request that brings one', async () => {
  const { it, number } = await declared()
  await offered(it, 'patch-1', { '.github/sitrep/postmortem.md': '# EVIL {{ title }}\n' })
  await it.say('ana', number, '/resolve')
  it.minutes(5)
  await it.look(number)
  const ref = `sitrep/postmortem-${number}`
  const { data: tree } = await it
    .as('dev')
    .rest.git.getTree({ ...AT, tree_sha: ref, recursive: '1' })
  const path = tree.tree.find((one) => one.path?.startsWith('postmortems/'))?.path ?? ''
  const { data } = await it.as('dev').rest.repos.getContent({ ...AT, path, ref })
  if (Array.isArray(data) || !('content' in data)) throw new Error('no document')
  expect(Buffer.from(data.content, 'base64').toString()).not.toContain('EVIL')
})

test('a branch that has the name of ours keeps what somebody has pushed there', async () => {
  const { it, number } = await declared()
  const name = `sitrep/postmortem-${number}`
  const theirs = await offered(it, name, { 'postmortems/mine.md': '# Mine\n' })
  await it.say('ana', number, '/resolve')
  for (let looks = 0; looks < 3; looks++) {
    it.minutes(5)
    await it.look(number)
  }
  const { data } = await it.as('dev').rest.repos.listCommits({ ...AT, sha: name })
  expect(data.map(({ sha }) => sha)).toContain(theirs)
})

test.each([
  ['on a pull request', '/cancel'],
  ['in a review of one', '/resolve'],
])('a command %s, by an administrator, touches no incident', async (where, body) => {
  const { it, number } = await declared()
  const head = await offered(it, 'patch-1', { 'src/a.txt': 'a\n' })
  const { data: pull } = await it
    .as('dev')
    .rest.pulls.create({ ...AT, head: 'patch-1', base: 'main', title: 'x', body: `#${number}` })
  const ana = it.as('ana').rest
  if (where === 'on a pull request') {
    await ana.issues.createComment({ ...AT, issue_number: pull.number, body })
  } else {
    const review = { ...AT, pull_number: pull.number, commit_id: head, event: 'COMMENT' as const }
    await ana.pulls.createReview({ ...review, body })
  }
  const look = await it.look(pull.number)
  await it.look(number)
  expect(look.seen).toBeNull()
  expect((await it.issue(number)).state).toBe('open')
  expect((await it.issue(number)).labels).toContain('status: investigating')
})
