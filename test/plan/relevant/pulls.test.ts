import { expect, test } from 'vitest'
import { relevantToPulls, touchesConfig } from '../../../src/plan/relevant/pulls.ts'

const APP = 12
const pull = (action: string, more: object = {}) => ({
  action,
  pull_request: { number: 3 },
  ...more,
})
const titled = (from: string, title: string) =>
  pull('edited', { pull_request: { number: 3, title }, changes: { title: { from } } })
const push = (more: object = {}) => ({
  ref: 'refs/heads/main',
  repository: { default_branch: 'main' },
  commits: [{ added: ['postmortems/a.md'], modified: [], removed: [] }],
  ...more,
})
const run = (more: object = {}) => ({
  action: 'rerequested',
  check_run: { name: 'Sitrep / postmortem', app: { id: APP } },
  ...more,
})

test.each([
  ['an opening', 'pull_request', pull('opened')],
  ['a push to it', 'pull_request', pull('synchronize')],
  ['its end as a draft', 'pull_request', pull('ready_for_review')],
  ['its return to one', 'pull_request', pull('converted_to_draft')],
  ['its close', 'pull_request', pull('closed')],
  ['its reopening', 'pull_request', pull('reopened')],
  ['another base', 'pull_request', pull('edited', { changes: { base: { ref: {} } } })],
  ['a title that no longer calls it a draft', 'pull_request', titled('[draft] A', 'A')],
  ['a title that calls it one again', 'pull_request', titled('A', '[Draft] A')],
  ['a check that is asked for again', 'check_run', run()],
  [
    'all checks asked for again',
    'check_suite',
    { action: 'rerequested', check_suite: { app: { id: APP } } },
  ],
  ['a document on the default branch', 'push', push()],
  ['one that is taken away', 'push', push({ commits: [{ removed: ['postmortems/a.md'] }] })],
  ['a push that takes commits away', 'push', push({ commits: [], forced: true })],
  ['one of more commits than are named', 'push', push({ commits: Array(2048).fill({}) })],
  ['one that does not name its commits', 'push', push({ commits: undefined })],
])('%s is looked at', (_, event, payload) => {
  expect(relevantToPulls(event, payload, APP)).toBe(true)
})

test.each([
  ['other words of it', 'pull_request', titled('Wording', 'Words')],
  ['other words of what its title calls a draft', 'pull_request', titled('[draft] A', '[draft] B')],
  [
    'a title change that does not say from what',
    'pull_request',
    pull('edited', { changes: { title: {} } }),
  ],
  ['a label', 'pull_request', pull('labeled')],
  ['a wish for a review', 'pull_request', pull('review_requested')],
  ['one without a number', 'pull_request', { action: 'opened' }],
  ['what we did with a check', 'check_run', run({ action: 'created' })],
  ['its end', 'check_run', run({ action: 'completed' })],
  [
    'another App’s check',
    'check_run',
    run({ check_run: { name: 'Sitrep / postmortem', app: { id: 9 } } }),
  ],
  [
    'a check of ours that we do not know',
    'check_run',
    run({ check_run: { name: 'x', app: { id: APP } } }),
  ],
  [
    'a commit that wants checks',
    'check_suite',
    { action: 'requested', check_suite: { app: { id: APP } } },
  ],
  [
    'another App’s checks',
    'check_suite',
    { action: 'rerequested', check_suite: { app: { id: 9 } } },
  ],
  ['a push to another branch', 'push', push({ ref: 'refs/heads/side' })],
  ['a tag of that name', 'push', push({ ref: 'refs/tags/main' })],
  ['a push of code', 'push', push({ commits: [{ added: ['src/a.ts'], modified: [3] }] })],
  [
    'a push of the index alone',
    'push',
    push({ commits: [{ modified: ['postmortems/README.md'] }] }),
  ],
  ['a push of nothing', 'push', push({ commits: [], forced: false })],
  ['a push with force to another branch', 'push', push({ ref: 'refs/heads/side', forced: true })],
  ['a push that does not say where', 'push', { commits: [{ added: ['postmortems/a.md'] }] }],
  ['anything else', 'issues', pull('opened')],
])('%s is not', (_, event, payload) => {
  expect(relevantToPulls(event, payload, APP)).toBe(false)
})

const CONFIG = '.github/sitrep.yml'

test.each([
  ['a change of it', push({ commits: [{ modified: [CONFIG] }] })],
  ['the first one', push({ commits: [{ added: ['README.md'] }, { added: [CONFIG] }] })],
  ['its end', push({ commits: [{ removed: [CONFIG] }] })],
  ['a push that takes commits away', push({ commits: [], forced: true })],
  ['one that does not name its commits', push({ commits: undefined })],
])('%s tells of other decisions of the team', (_, payload) => {
  expect(touchesConfig('push', payload)).toBe(true)
})

test.each([
  ['a document', 'push', push()],
  [
    'a config of another branch',
    'push',
    push({ ref: 'refs/heads/a', commits: [{ added: [CONFIG] }] }),
  ],
  ['a file of that name elsewhere', 'push', push({ commits: [{ added: [`a/${CONFIG}`] }] })],
  ['another event', 'pull_request', push({ commits: [{ added: [CONFIG] }] })],
])('%s does not', (_, event, payload) => {
  expect(touchesConfig(event, payload)).toBe(false)
})
