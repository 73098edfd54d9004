import { expect, test } from 'vitest'
import { commitOf } from '../../../src/github/postmortem/commits.ts'

const ME = 'sitrep[bot]'
const user = (login: string | null) => (login === null ? null : { login })

test.each<[string, string | null, string | null, boolean]>([
  ['ours by its author and committer', 'sitrep[bot]', 'sitrep[bot]', true],
  ['written through GitHub', 'sitrep[bot]', 'web-flow', true],
  ['written in another case', 'Sitrep[bot]', 'web-flow', true],
  ['amended by a person', 'sitrep[bot]', 'ben', false],
  ['amended by somebody whom GitHub does not know', 'sitrep[bot]', null, false],
  ["a person's", 'ben', 'web-flow', false],
  ['of nobody whom GitHub knows', null, null, false],
])('a commit that is %s', (_what, author, committer, ours) => {
  const commit = { committer: { date: '2026-11-20T14:00:00Z' } }
  const raw = { sha: 'a', author: user(author), committer: user(committer), commit }
  expect(commitOf(raw, ME).ours).toBe(ours)
})
