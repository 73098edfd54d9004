import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { holds } from '../../src/sandbox/runner/expression.ts'

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly if?: string }>>
}

/** The jobs of a workflow that an event starts, judged by GitHub's own reader of conditions. */
function started(file: string, name: string, event: object): readonly string[] {
  const { jobs } = parse(readFileSync(`templates/workflows/${file}`, 'utf8')) as Workflow
  const github = { event_name: name, event, ref_name: 'main' }
  return Object.entries(jobs).flatMap(([job, { if: condition }]) =>
    holds(condition, { github }, 'success') ? [job] : [],
  )
}

const ana = { type: 'User', login: 'ana' }
const bot = { type: 'Bot', login: 'github-actions[bot]' }
const labels = (...names: readonly string[]) => ({ labels: names.map((name) => ({ name })) })
const issue = (action: string, one: object, more: object = {}) => ({
  action,
  issue: { number: 7, body: '', ...labels(), ...one },
  sender: ana,
  ...more,
})
const said = (body: string, one: object = {}, user: object = ana) =>
  issue('created', one, { comment: { body, user } })
const card = '<!-- sitrep:v1 card 1 - - -->\nThe card'
const changed = (action: string, user: object, sender: object, body = card) =>
  issue(action, labels('incident'), { comment: { body, user }, sender })
const incident = labels('bug', 'incident')
const repository = { default_branch: 'main' }

const titled = (from: string, title: string) => ({
  action: 'edited',
  changes: { title: { from } },
  pull_request: { title },
})

const BOTH = ['sitrep.yml', 'sitrep-with-app.yml'] as const

test.each<[string, string, object]>([
  ['a command', 'issue_comment', said('/incident')],
  ['a command below talk', 'issue_comment', said('It is down.\r\n/incident')],
  ['a command with blanks before it, on an incident', 'issue_comment', said('  /ack', incident)],
  ['a command on an action item', 'issue_comment', said('/due friday', labels('action-item'))],
  ['a tick on our card', 'issue_comment', changed('edited', bot, ana)],
  ['the loss of our card', 'issue_comment', changed('deleted', bot, ana)],
  ['an issue from the form', 'issues', issue('opened', { body: '### Impact\n\nComplete loss' })],
  [
    'one that a bot has opened',
    'issues',
    issue('opened', { body: '### Impact\n\n?' }, { sender: bot }),
  ],
  [
    'one of a bot that says its key',
    'issues',
    issue('opened', { body: '### Description\n\nDown\n\n### Key\n\ndb-1' }, { sender: bot }),
  ],
  ['one that begins with a command', 'issues', issue('opened', { body: '/incident' })],
  ['one that comes with our label', 'issues', issue('opened', labels('incident'))],
  ['our label on any issue', 'issues', issue('labeled', labels('incident'))],
  ['our label taken off', 'issues', issue('unlabeled', {}, { label: { name: 'incident' } })],
  ['the close of an incident', 'issues', issue('closed', incident)],
  ['its close by a bot that merges', 'issues', issue('closed', incident, { sender: bot })],
  ['an assignment', 'issues', issue('assigned', incident)],
])('%s starts the job of the incident', (_, name, event) => {
  for (const file of BOTH) expect(started(file, name, event)).toEqual(['incident'])
})

test.each<[string, string, object]>([
  ['talk', 'issue_comment', said('I am looking', incident)],
  ['a comment without text', 'issue_comment', said('', incident)],
  ['an address in talk elsewhere', 'issue_comment', said('see https://example.com/a')],
  ['a command on a pull request', 'issue_comment', said('/ack', { pull_request: {} })],
  ['a command that a bot has written', 'issue_comment', said('/ack', incident, bot)],
  ['our own edit of the card', 'issue_comment', changed('edited', bot, bot)],
  ["an edit of a person's command", 'issue_comment', changed('edited', ana, ana, '/ack')],
  ["an edit of another bot's comment", 'issue_comment', changed('edited', bot, ana, 'Coverage')],
  ['a question', 'issues', issue('opened', { body: 'How does a/b work?' })],
  ['an issue without a body', 'issues', issue('opened', { body: null })],
  ['a label of others', 'issues', issue('labeled', labels('bug'))],
  ['a label of ours by a bot', 'issues', issue('labeled', incident, { sender: bot })],
  ['the close of another issue', 'issues', issue('closed', labels('bug'))],
  ['a merged pull request', 'pull_request', { action: 'closed', pull_request: { merged: true } }],
  ['other words of a pull request', 'pull_request', titled('A', 'B')],
  ['other words of a draft', 'pull_request', titled('[draft] A', '[draft] B')],
  [
    'its body',
    'pull_request',
    { action: 'edited', changes: { body: {} }, pull_request: { title: '[draft] A' } },
  ],
  ['a push to another branch', 'push', { repository: { default_branch: 'trunk' } }],
])('%s starts no job', (_, name, event) => {
  for (const file of BOTH) expect(started(file, name, event)).toEqual([])
})

test.each<[string, string, object, readonly string[]]>([
  [
    'an open pull request',
    'pull_request',
    { action: 'opened', pull_request: { merged: false } },
    ['review'],
  ],
  [
    'another base',
    'pull_request',
    { action: 'edited', changes: { base: {} }, pull_request: {} },
    ['review'],
  ],
  ['a title that calls it ready', 'pull_request', titled('[draft] A', 'A'), ['review']],
  ['a push to the default branch', 'push', { repository }, ['published']],
  ['the clock', 'schedule', {}, ['sweep']],
  ['an alert', 'repository_dispatch', {}, ['alert']],
  ['a hand', 'workflow_dispatch', {}, ['asked']],
])('%s starts one job', (_, name, event, jobs) => {
  for (const file of BOTH) expect(started(file, name, event)).toEqual(jobs)
})

const ran = (conclusion: string) => ({ workflow_run: { conclusion } })
const deployed = (state: string, environment = 'production') => ({
  deployment_status: { state },
  deployment: { environment },
})

test.each<[string, string, object, boolean]>([
  ['a workflow that failed', 'workflow_run', ran('failure'), true],
  ['one that took too long', 'workflow_run', ran('timed_out'), true],
  ['one that succeeded', 'workflow_run', ran('success'), false],
  ['one that was cancelled', 'workflow_run', ran('cancelled'), false],
  ['a deployment that failed', 'deployment_status', deployed('failure'), true],
  ['one to another environment', 'deployment_status', deployed('failure', 'preview'), false],
  ['one under way', 'deployment_status', deployed('in_progress'), false],
])('as an alert, %s', (_, name, event, starts) => {
  expect(started('alerts.yml', name, event)).toEqual(starts ? ['alert'] : [])
})
