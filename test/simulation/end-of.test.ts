import { expect, test } from 'vitest'
import { comment } from '../../src/sandbox/actions/comments.ts'
import { closeIssue, createIssue, reopenIssue } from '../../src/sandbox/actions/issues.ts'
import { userByLogin } from '../../src/sandbox/find.ts'
import { createSandbox } from '../../src/sandbox/sandbox.ts'
import { seed } from '../../src/sandbox/seed.ts'
import { endOf } from './end-of.ts'

type Does = 'close' | 'reopen'

/** The end of a repository with one issue, with which this was done and of which a bot has said that. */
function end(does: readonly Does[], said: string): string {
  const { world, state } = createSandbox()
  const { repository, users } = seed(world, {
    app: { slug: 'sitrep', permissions: {}, events: [] },
  })
  const [ana, bot] = [users['ana'], userByLogin(world, 'github-actions[bot]')]
  if (ana === undefined || bot === undefined) throw new Error('nobody is there')
  const actor = { user: ana, grant: null }
  const issue = createIssue(world, actor, repository, { title: 'Checkout fails' })
  const acts = { close: closeIssue, reopen: reopenIssue }
  for (const one of does) acts[one](world, actor, repository, issue)
  comment(world, { user: bot, grant: null }, repository, issue, said)
  return endOf(state, repository)
}

const BEFORE =
  '- Status: `triage`, severity: not set\n- Nobody holds a role yet: `/ic` takes command\n- Times: declared 2026-11-19 14:02 UTC'
const AFTER =
  '- Status: `resolved`, severity: `sev2`\n- Incident commander: `ben`\n- Operations lead: `dev`\n- Impact: `none`'

test.each<readonly [string, string, string]>([
  [
    'what was closed and opened again, and what never was',
    end(['close', 'reopen'], 'Hm.'),
    end([], 'Hm.'),
  ],
  ['how things stood sooner and later', end([], BEFORE), end([], AFTER)],
])('%s end alike', (_, one, other) => {
  expect(one).toBe(other)
})

test.each<readonly [string, string, string]>([
  ['closed and open', end(['close'], 'Hm.'), end([], 'Hm.')],
  [
    'a card that names a commander, and one that names nobody',
    end([], '- Ben'),
    end([], '- Nobody'),
  ],
  ['an answer to a question and none', end([], BEFORE), end([], 'Hm.')],
  ['what is said below an answer', end([], `${BEFORE}\n\nNo.`), end([], `${BEFORE}\n\nYes.`)],
])('%s do not', (_, one, other) => {
  expect(one).not.toBe(other)
})
