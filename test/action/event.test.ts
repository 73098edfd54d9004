import { expect, test } from 'vitest'
import { asked } from '../../action/event.ts'
import { type Inputs, readInputs } from '../../action/inputs.ts'
import type { Task } from '../../action/task.ts'

const inputs = (said: Readonly<Record<string, string>> = {}): Inputs => {
  const env = Object.fromEntries(
    Object.entries({ token: 't', ...said }).map(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      value,
    ]),
  )
  const read = readInputs(env)
  if (read.kind === 'mistakes') throw new Error(read.sentences.join(' '))
  return read.inputs
}

const bot = { type: 'Bot', login: 'github-actions[bot]' }
const ana = { type: 'User', login: 'ana' }
const issue = (more: object = {}) => ({ issue: { number: 7, labels: [], body: '', ...more } })
const incident = issue({ labels: [{ name: 'incident' }] })
const comment = (body: string, user: object = ana) => ({ comment: { body, user } })
const pull = (action: string) => ({ action, pull_request: { number: 3 } })
const pushOf = (path: string, ref = 'refs/heads/main') => ({
  ref,
  before: 'a',
  after: 'b',
  repository: { default_branch: 'main' },
  commits: [{ added: [path], modified: [], removed: [] }],
})
const deployment = (state: string) => ({ deployment: { id: 9 }, deployment_status: { state } })
const run = (conclusion: string | null, action = 'completed') => ({
  action,
  workflow_run: { conclusion },
})

const seven: Task = { command: 'converge', issue: 7 }

test.each<[string, string, object, Task]>([
  ['a command', 'issue_comment', { action: 'created', ...incident, ...comment('/ack') }, seven],
  [
    'a command below talk',
    'issue_comment',
    { action: 'created', ...issue(), ...comment('Oh.\n\n/incident') },
    seven,
  ],
  [
    'a tick on our card',
    'issue_comment',
    { action: 'edited', ...incident, ...comment('card', bot), sender: ana },
    seven,
  ],
  [
    'the loss of our card',
    'issue_comment',
    { action: 'deleted', ...incident, ...comment('card', bot), sender: ana },
    seven,
  ],
  [
    'an issue from the form',
    'issues',
    { action: 'opened', ...issue({ body: '### Impact\n\nAll' }) },
    seven,
  ],
  [
    'one that a bot opened from it',
    'issues',
    { action: 'opened', ...issue({ body: '### Impact' }), sender: bot },
    seven,
  ],
  ['a label', 'issues', { action: 'labeled', ...incident }, seven],
  ['a close', 'issues', { action: 'closed', ...incident }, seven],
  ['a pull request', 'pull_request', pull('opened'), { command: 'review', pull: 3 }],
  ['the end of one', 'pull_request', pull('closed'), { command: 'review', pull: 3 }],
  [
    'a document that is published',
    'push',
    pushOf('postmortems/2026-01-01-7-x.md'),
    { command: 'actions', because: { kind: 'push', before: 'a', after: 'b' } },
  ],
  [
    'other decisions',
    'push',
    pushOf('.github/sitrep.yml'),
    { command: 'check-config', pull: null },
  ],
  ['the clock', 'schedule', { schedule: '7 * * * *' }, { command: 'sweep' }],
  [
    'a dispatch',
    'repository_dispatch',
    { action: 'sitrep' },
    { command: 'declare', from: 'repository_dispatch' },
  ],
  [
    'a workflow that failed',
    'workflow_run',
    run('failure'),
    { command: 'declare', from: 'workflow_run' },
  ],
  [
    'one that took too long',
    'workflow_run',
    run('timed_out'),
    { command: 'declare', from: 'workflow_run' },
  ],
  [
    'one that works again',
    'workflow_run',
    run('success'),
    { command: 'declare', from: 'workflow_run' },
  ],
  [
    'a deployment that failed',
    'deployment_status',
    deployment('failure'),
    { command: 'declare', from: 'deployment_status' },
  ],
  [
    'one that succeeded',
    'deployment_status',
    deployment('success'),
    { command: 'actions', because: { kind: 'deployment', deployment: 9 } },
  ],
  ['a hand', 'workflow_dispatch', {}, { command: 'sweep' }],
])('%s asks for something', (_, name, payload, task) => {
  expect(asked({ name, payload: { ...payload } }, inputs())).toEqual({ kind: 'task', task })
})

test.each<[string, string, object]>([
  ['talk', 'issue_comment', { action: 'created', ...incident, ...comment('I am looking') }],
  [
    'a comment on a pull request',
    'issue_comment',
    { action: 'created', ...issue({ pull_request: {} }), ...comment('/ack') },
  ],
  [
    "an edit of somebody's comment",
    'issue_comment',
    { action: 'edited', ...incident, ...comment('/ack'), sender: ana },
  ],
  [
    'our own edit of the card',
    'issue_comment',
    { action: 'edited', ...incident, ...comment('card', bot), sender: bot },
  ],
  [
    'an issue without labels and form',
    'issues',
    { action: 'opened', ...issue({ body: 'A question' }) },
  ],
  ['a milestone', 'issues', { action: 'milestoned', ...incident }],
  ['words of a pull request', 'pull_request', { ...pull('edited'), changes: { title: {} } }],
  ['its labels', 'pull_request', pull('labeled')],
  ['a push of code', 'push', pushOf('src/index.ts')],
  ['a document on another branch', 'push', pushOf('postmortems/a.md', 'refs/heads/draft')],
  ['a workflow that began', 'workflow_run', run(null, 'requested')],
  ['one that was cancelled', 'workflow_run', run('cancelled')],
  ['a deployment under way', 'deployment_status', deployment('in_progress')],
  ['a star', 'watch', { action: 'started' }],
  ['the name of what every object has', 'constructor', {}],
  ['an issue event with nothing in it', 'issues', {}],
  ['a pull request event with nothing in it', 'pull_request', {}],
  ['a push with nothing in it', 'push', {}],
  ['a deployment with nothing in it', 'deployment_status', {}],
])('%s asks for nothing, and one sentence says why', (_, name, payload) => {
  const { kind, ...rest } = asked({ name, payload: { ...payload } }, inputs())
  expect(kind).toBe('nothing')
  expect(rest).toEqual({ sentence: expect.stringMatching(/^[A-Z].*\.$/) })
})

test.each<[Readonly<Record<string, string>>, string, object, Task]>([
  [{ command: 'converge', issue: '12' }, 'schedule', {}, { command: 'converge', issue: 12 }],
  [{ command: 'converge' }, 'issues', { action: 'pinned', ...incident }, seven],
  [{ command: 'review', issue: '#4' }, 'workflow_dispatch', {}, { command: 'review', pull: 4 }],
  [{ command: 'review' }, 'pull_request', pull('labeled'), { command: 'review', pull: 3 }],
  [{ command: 'sweep' }, 'push', {}, { command: 'sweep' }],
  [{ command: 'report' }, 'schedule', {}, { command: 'report', report: null, period: null }],
  [
    { command: 'report', report: 'metrics', period: '2026-11' },
    'schedule',
    {},
    { command: 'report', report: 'metrics', period: '2026-11' },
  ],
  [{ command: 'actions' }, 'schedule', {}, { command: 'actions', because: { kind: 'all' } }],
  [
    { command: 'actions', issue: '7' },
    'schedule',
    {},
    { command: 'actions', because: { kind: 'incident', issue: 7 } },
  ],
  [{ command: 'declare', title: 'Down' }, 'schedule', {}, { command: 'declare', from: 'inputs' }],
  [{ command: 'declare' }, 'workflow_run', {}, { command: 'declare', from: 'workflow_run' }],
  [
    { command: 'check-config' },
    'pull_request',
    pull('opened'),
    { command: 'check-config', pull: 3 },
  ],
  [{ command: 'check-config' }, 'push', {}, { command: 'check-config', pull: null }],
  [{ command: 'setup' }, 'workflow_dispatch', {}, { command: 'setup' }],
  [{ title: 'Down' }, 'workflow_dispatch', {}, { command: 'declare', from: 'inputs' }],
  [{ issue: '7' }, 'workflow_dispatch', {}, seven],
  [
    { report: 'trends' },
    'workflow_dispatch',
    {},
    { command: 'report', report: 'trends', period: null },
  ],
])('a step that says %j goes before the event %s', (said, name, payload, task) => {
  expect(asked({ name, payload: { ...payload } }, inputs(said))).toEqual({ kind: 'task', task })
})

test.each(['converge', 'review', 'declare'])(
  '%s tells what it lacks, and what to add',
  (command) => {
    expect(asked({ name: 'schedule', payload: {} }, inputs({ command }))).toEqual({
      kind: 'mistake',
      sentence: expect.stringContaining(`with: { command: ${command}, `),
    })
  },
)
