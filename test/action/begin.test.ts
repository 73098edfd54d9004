import * as core from '@actions/core'
import { expect, test, vi } from 'vitest'
import { beginning, type Env } from '../../action/begin.ts'
import { INPUTS, type InputName, readInputs, variableOf } from '../../action/inputs.ts'

const env: Env = {
  GITHUB_EVENT_NAME: 'issues',
  GITHUB_EVENT_PATH: '/event.json',
  GITHUB_REPOSITORY: 'acme/shop',
  INPUT_TOKEN: 't',
}
const closed = JSON.stringify({ action: 'closed', issue: { number: 7 } })

test('an event of ours begins with its task', () => {
  expect(beginning(env, () => closed)).toMatchObject({
    kind: 'task',
    task: { command: 'converge', issue: 7 },
    repository: { owner: 'acme', repo: 'shop' },
  })
})

test.each<[string, () => string]>([
  ['is empty', () => ''],
  ['is empty', () => ' \n'],
  ['is no JSON object', () => '{"action":'],
  ['is no JSON object', () => 'null'],
  ['is no JSON object', () => '[]'],
  ['is no JSON object', () => '"issues"'],
  [
    'cannot be read',
    () => {
      throw new Error('ENOENT')
    },
  ],
])('an event file that %s is told with its path, and what to do', (what, read) => {
  const found = beginning(env, read)
  expect(found).toMatchObject({ kind: 'mistakes', reason: 'broken-event' })
  const [sentence] = found.kind === 'mistakes' ? found.sentences : []
  expect(sentence).toContain(what)
  expect(sentence).toContain('/event.json')
  expect(sentence).toContain('start the job again')
})

test.each<[string, Env]>([
  ['no runner has started it', { ...env, GITHUB_EVENT_PATH: '' }],
  ['no runner has started it', {}],
  ['GITHUB_REPOSITORY', { ...env, GITHUB_REPOSITORY: 'acme' }],
  ['GITHUB_REPOSITORY', { ...env, GITHUB_REPOSITORY: 'acme/../shop/x' }],
])('outside of a runner it says %s', (words, around) => {
  expect(beginning(around, () => closed)).toEqual({
    kind: 'mistakes',
    reason: 'broken-event',
    sentences: [expect.stringContaining(words)],
  })
})

test('all mistakes of a step are told at once, each with what it takes', () => {
  const said = {
    INPUT_TOKEN: '',
    INPUT_COMMAND: 'swep',
    INPUT_ISSUE: 'seven',
    'INPUT_DRY-RUN': 'yes',
  }
  const found = beginning({ ...env, ...said }, () => closed)
  expect(found).toEqual({
    kind: 'mistakes',
    reason: 'wrong-input',
    sentences: [
      expect.stringMatching(/^The input command is "swep", which is none of: auto, converge, /),
      expect.stringMatching(/^The input issue is "seven"; .*issue: 123\.$/),
      expect.stringMatching(/^The input dry-run is "yes", which is none of: true, false\.$/),
      expect.stringMatching(/^The input token is empty\. /),
    ],
  })
})

const dispatched =
  (inputs: unknown): (() => string) =>
  () =>
    JSON.stringify({ inputs })
const byHand: Env = { ...env, GITHUB_EVENT_NAME: 'workflow_dispatch' }
const defaults: Env = Object.fromEntries(
  Object.entries(INPUTS).map(([name, one]) => [variableOf(name as InputName), one.default]),
)

test('the form of a workflow started by hand fills in what the step leaves out', () => {
  const form = { command: 'report', report: 'metrics', period: '2026-11', 'dry-run': true }
  const found = beginning({ ...defaults, ...byHand }, dispatched(form))
  expect(found).toMatchObject({
    task: { command: 'report', report: 'metrics', period: '2026-11' },
    inputs: { dryRun: true },
  })
})

test('what the step says itself goes before its form', () => {
  const around = { ...defaults, ...byHand, INPUT_COMMAND: 'sweep' }
  expect(beginning(around, dispatched({ command: 'setup' }))).toMatchObject({
    task: { command: 'sweep' },
  })
})

test('a form changes neither token nor key nor where the decisions lie', () => {
  const form = { token: 'other', key: 'a:b', config: 'evil.yml' }
  expect(beginning({ ...defaults, ...byHand }, dispatched(form))).toMatchObject({
    inputs: { token: 't', key: null, config: '.github/sitrep.yml' },
  })
})

test.each([null, 'text', [], 7])('a form that is %j is no form', (form) => {
  expect(beginning({ ...defaults, ...byHand }, dispatched(form))).toMatchObject({
    task: { command: 'sweep' },
  })
})

test('only a workflow started by hand has a form', () => {
  const payload = () =>
    JSON.stringify({ inputs: { command: 'setup' }, action: 'closed', issue: { number: 7 } })
  expect(beginning(env, payload)).toMatchObject({ task: { command: 'converge' } })
})

test.each(Object.keys(INPUTS) as InputName[])('%s is read where the toolkit reads it', (name) => {
  vi.stubEnv(variableOf(name), ' said ')
  expect(core.getInput(name)).toBe('said')
  vi.unstubAllEnvs()
})

test('whatever is left out is the default', () => {
  expect(readInputs({ INPUT_TOKEN: 't' })).toEqual(readInputs({ ...defaults, INPUT_TOKEN: 't' }))
})
