import { expect, test } from 'vitest'
import { commitOf } from '../../../src/github/postmortem/commits.ts'

const ME = 'sitrep[bot]'
const DRAFT = 'Draft the postmortem of incident 42'
const LOOKING = { me: ME, kin: new Set(['github-actions[bot]']), incident: 42 }
const saying = (message: string) => ({ message, committer: { date: '2026-11-20T14:00:00Z' } })
const user = (login: string | null) => (login === null ? null : { login })

test.each<[string, string | null, string | null, boolean]>([
  ['ours by its author and committer', 'sitrep[bot]', 'sitrep[bot]', true],
  ['written through GitHub', 'sitrep[bot]', 'web-flow', true],
  ['written in another case', 'Sitrep[bot]', 'web-flow', true],
  ['of another account of ours', 'github-actions[bot]', 'web-flow', true],
  ['of a bot that is none of ours', 'dependabot[bot]', 'web-flow', false],
  ['amended by another account than its own', 'github-actions[bot]', 'sitrep[bot]', false],
  ['amended by a person', 'sitrep[bot]', 'ben', false],
  ['amended by somebody whom GitHub does not know', 'sitrep[bot]', null, false],
  ["a person's", 'ben', 'web-flow', false],
  ['of nobody whom GitHub knows', null, null, false],
])('a commit that is %s', (_what, author, committer, ours) => {
  const raw = { sha: 'a', author: user(author), committer: user(committer), commit: saying(DRAFT) }
  expect(commitOf(raw, LOOKING).ours).toBe(ours)
})

test.each([
  [DRAFT, true],
  ['Bring the postmortem of incident 42 up to date', true],
  ['Bring the postmortem of incident 42 up to date\n\nSigned-off-by: a bot', true],
  ['Draft the postmortem of incident 421', false],
  ['style: format with prettier', false],
  ['Revert "Draft the postmortem of incident 42"', false],
  ['', false],
])('a commit of our name that says %j', (message, ours) => {
  const raw = { sha: 'a', author: user(ME), committer: user('web-flow'), commit: saying(message) }
  expect(commitOf(raw, LOOKING).ours).toBe(ours)
})
