import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scheduledRuns, workflowFile } from '../../src/config/workflow-file.ts'
import { type Instant, instant, iso } from '../../src/domain/instant.ts'

const FILE = `name: Sitrep
on:
  issues:
    types: [opened]
  schedule:
    - cron: '17 * * * *'
  workflow_dispatch:
    inputs:
      command:
        type: choice
        options: [auto, sweep]
        default: auto
      issue:
        description: Number
      period:
        required: true
permissions: {}
jobs:
  incident:
    permissions:
      issues: write
      contents: read
      checks: nonsense
    steps:
      - uses: actions/checkout@v5
      - uses: acme/sitrep@v1
  other:
    steps:
      - run: echo
`

describe('a workflow', () => {
  test('tells which jobs run Sitrep, with what its token may do', () => {
    expect(workflowFile(FILE)?.jobs).toEqual([
      {
        name: 'incident',
        uses: 'acme/sitrep@v1',
        access: new Map([
          ['issues', 'write'],
          ['contents', 'read'],
          ['checks', 'none'],
        ]),
        ownToken: false,
      },
    ])
  })

  test('tells its events, its schedule and its inputs', () => {
    const file = workflowFile(FILE)
    expect([...(file?.events ?? [])]).toEqual(['issues', 'schedule', 'workflow_dispatch'])
    expect(file?.crons).toEqual(['17 * * * *'])
    expect(Object.fromEntries(file?.inputs ?? [])).toEqual({
      command: { required: false, options: ['auto', 'sweep'] },
      issue: { required: false, options: null },
      period: { required: true, options: null },
    })
  })

  test.each([
    ['acme/sitrep@v1', true],
    ['acme/sitrep/action@0123456789012345678901234567890123456789', true],
    ['Some-Body/sitrep-fork@main', true],
    ['./', true],
    ['.', true],
    ['./action', true],
    ['acme/sitrep', false],
    ['acme/other@v1', false],
    ['acme/my-sitrep@v1', false],
    ['docker://acme/sitrep@v1', false],
    ['./actions/sitrep', false],
  ])('%s is ours: %s', (uses, ours) => {
    const text = `on: push\njobs: {a: {steps: [{uses: '${uses}'}]}}`
    expect(workflowFile(text)?.jobs.length).toBe(ours ? 1 : 0)
  })

  test.each([
    ['', 'default'],
    ['permissions: read-all', 'read-all'],
    ['permissions: write-all', 'write-all'],
    ['permissions: {}', new Map()],
    ['permissions: {issues: read}', new Map([['issues', 'read']])],
  ])('the whole file may say it for its jobs: %s', (line, access) => {
    const text = `on: [push]\n${line}\njobs: {a: {steps: [{uses: a/sitrep@v1}]}}`
    expect(workflowFile(text)?.jobs[0]?.access).toEqual(access)
  })

  test.each([
    ['github.token', false],
    ['secrets.GITHUB_TOKEN', false],
    ['steps.app.outputs.token', true],
  ])('a token out of %s is its own: %s', (from, own) => {
    const text = `on: push\njobs: {a: {steps: [{uses: a/sitrep@v1, with: {token: '\${{ ${from} }}'}}]}}`
    expect(workflowFile(text)?.jobs[0]?.ownToken).toBe(own)
  })

  test.each([
    '',
    'just text',
    '[1, 2]',
    'on: push',
    'jobs: {}',
    'on: push\njobs: 3',
    'a: &a [*a]',
    '\t: {',
  ])('%j is none', (text) => {
    expect(workflowFile(text)).toBeNull()
  })

  test('whatever a stranger wrote is read without an error', () => {
    const value = fc.jsonValue()
    fc.assert(
      fc.property(value, value, (on, jobs) => {
        workflowFile(JSON.stringify({ on, jobs }))
        workflowFile(
          JSON.stringify({ on: { schedule: on, workflow_dispatch: on }, jobs: { a: jobs } }),
        )
      }),
    )
  })
})

describe('a schedule of a workflow', () => {
  const at = (text: string): Instant => instant(text)

  test('came at these times, newest first', () => {
    const runs = scheduledRuns('17 */6 * * *', at('2026-11-21T12:30:00Z'), 3)
    expect(runs.map(iso)).toEqual([
      '2026-11-21T12:17:00Z',
      '2026-11-21T06:17:00Z',
      '2026-11-21T00:17:00Z',
    ])
  })

  test.each(['', 'x', '* * *', '61 * * * *', '0 0 31 2 *'])('%j never came', (cron) => {
    expect(scheduledRuns(cron, at('2026-11-21T12:30:00Z'), 3)).toEqual([])
  })
})
