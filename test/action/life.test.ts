import { afterAll, beforeAll, expect, test } from 'vitest'
import { switchWorkflows } from '../../src/sandbox/actions/workflow-settings.ts'
import type { Started } from '../sandbox/support.ts'
import { FILLED_FORM } from '../support/filled-form.ts'
import { issues } from '../support/product.ts'
import { cardOf, fileAt, pullOf, withItems } from '../support/published.ts'
import { written } from '../support/written-postmortem.ts'
import { type Acted, acted, alone } from './support/acted.ts'

let box: Started
beforeAll(async () => {
  box = await alone()
})
afterAll(() => box.close())

const AT = { owner: 'acme', repo: 'shop' } as const
const ITEM =
  '| A1 | Alert on free connections of the pool | @dev | p1 | detect | 2027-01-10 | open | |'

/** One run for each thing that somebody does, as a workflow starts them. */
async function said(issue: number, login: string, words: string): Promise<Acted> {
  box.sandbox.clock.advance(60_000)
  await issues(box.as(login)).say(issue, words)
  const payload = {
    action: 'created',
    issue: { number: issue, labels: [{ name: 'incident' }] },
    comment: { body: words, user: { login, type: 'User' } },
  }
  return acted(box, { event: 'issue_comment', payload })
}

const types = ({ outputs }: Acted): readonly string[] =>
  (JSON.parse(outputs['changes'] ?? '[]') as { type: string }[]).map(({ type }) => type)

test('one run after the other brings an incident from its form to its action items', {
  timeout: 120_000,
}, async () => {
  switchWorkflows(box.sandbox.world, box.seeded.repository, { mayCreatePulls: true })
  const ana = box.as('ana')
  const incident = await issues(ana).create('Checkout fails', FILLED_FORM)
  const opened = {
    action: 'opened',
    issue: { number: incident, body: FILLED_FORM, labels: [] },
  }
  const declared = await acted(box, { event: 'issues', payload: opened })
  expect(declared.outputs).toMatchObject({ reason: 'done', incident: String(incident) })
  await said(incident, 'ana', '/sev 1 nobody can pay\n/ic @ana\n/mitigated')
  const resolved = await said(incident, 'ana', '/resolve')

  // What our token opens starts no run, so that its review is made in this one.
  expect(types(resolved)).toEqual(
    expect.arrayContaining(['branch.create', 'file.put', 'pull.open', 'check.create']),
  )
  const [pull] = await pullOf(ana, incident)
  if (pull === undefined) throw new Error('there is no pull request')
  expect(await cardOf(ana, incident)).toContain(`/pull/${pull.number}`)

  const { data: files } = await ana.rest.pulls.listFiles({ ...AT, pull_number: pull.number })
  const path = files[0]?.filename ?? ''
  const { sha, text } = await fileAt(ana, path, pull.head.ref)
  await ana.rest.repos.createOrUpdateFileContents({
    ...{ ...AT, path, sha, branch: pull.head.ref, message: 'Write what only we know' },
    content: Buffer.from(withItems(written(text), [ITEM])).toString('base64'),
  })
  const { data: before } = await ana.rest.repos.getBranch({ ...AT, branch: 'main' })
  await ana.graphql(
    'mutation($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }',
    { id: pull.node_id },
  )
  await ana.rest.pulls.merge({ ...AT, pull_number: pull.number })
  const { data: after } = await ana.rest.repos.getBranch({ ...AT, branch: 'main' })

  const push = {
    ...{ ref: 'refs/heads/main', before: before.commit.sha, after: after.commit.sha },
    commits: [{ added: [path], modified: [], removed: [] }],
    repository: { id: box.seeded.repository.id, default_branch: 'main' },
  }
  const published = await acted(box, { event: 'push', payload: push })
  expect(types(published)).toEqual(
    expect.arrayContaining(['item.open', 'links.put', 'issue.close']),
  )
  const { data: items } = await ana.rest.issues.listForRepo({ ...AT, labels: 'action-item' })
  expect(items.map(({ title }) => title)).toEqual(['Alert on free connections of the pool'])
  // The claim is given back, so that no branch of it is left.
  const { data: claims } = await ana.rest.git.listMatchingRefs({ ...AT, ref: 'heads/sitrep/claim' })
  expect(claims).toEqual([])

  const again = await acted(box, {
    inputs: { command: 'actions', issue: String(incident) },
  })
  expect(again).toMatchObject({ code: 0, outputs: { reason: 'nothing-to-do', changes: '[]' } })
})
