import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commitFiles } from '../../../src/sandbox/actions/commits.ts'
import type { WorkflowRun } from '../../../src/sandbox/model-actions.ts'
import type { RunnerOptions } from '../../../src/sandbox/runner/options.ts'
import { runner } from '../../../src/sandbox/runner/runner.ts'
import { start } from '../support.ts'

/** A folder with an Action that runs this text. */
export function action(
  main: string,
  inputs: Readonly<Record<string, string>> = {},
  post?: string,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'github-action-'))
  const named = Object.entries(inputs).map(
    ([name, value]) => `  ${name}: { default: ${JSON.stringify(value)} }\n`,
  )
  const after = post === undefined ? '' : '  post: post.mjs\n'
  const head = `inputs:\n${named.join('')}runs:\n  using: node24\n  main: main.mjs\n${after}`
  writeFileSync(join(folder, 'action.yml'), head)
  writeFileSync(join(folder, 'main.mjs'), main)
  if (post !== undefined) writeFileSync(join(folder, 'post.mjs'), post)
  return folder
}

/** Prints what it is asked to, and fails where it is asked to. */
const SAY = `
import { appendFileSync, readFileSync } from 'node:fs'
const { env } = process
const event = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8'))
console.log(env.INPUT_WORDS.replaceAll('<event>', env.GITHUB_EVENT_NAME + '.' + event.action))
appendFileSync(env.GITHUB_OUTPUT, 'said=' + env.INPUT_WORDS.split('\\n')[0] + '\\n')
if (env.INPUT_WORDS.includes('fail')) process.exitCode = 1
`

export const job = (lines: string, steps: string) =>
  `  work:\n    runs-on: ubuntu-latest\n${lines}    steps:\n${steps}`

export const say = (words: string, more = '') =>
  `      - uses: acme/say@v1\n${more}        with:\n          words: ${JSON.stringify(words)}\n`

/** A shop whose default branch has these workflows, and a runner that runs them. */
export async function shop(
  workflows: Readonly<Record<string, string>>,
  options: Partial<RunnerOptions> = {},
) {
  const box = await start({
    app: { permissions: { issues: 'write', contents: 'write', pull_requests: 'write' } },
    seed: {
      files: Object.fromEntries(
        Object.entries(workflows).map(([name, text]) => [`.github/workflows/${name}`, text]),
      ),
    },
  })
  const own = { 'acme/say': action(SAY, { words: '' }) }
  const work = runner(box.sandbox, { ...options, actions: { ...own, ...options.actions } })
  const { world } = box.sandbox
  const { repository, users } = box.seeded
  const push = (files: Readonly<Record<string, string>>, message: string, login = 'dev') => {
    const user = users[login]
    if (user === undefined) throw new Error(`there is no ${login}`)
    commitFiles(world, { user, grant: null }, repository, files, message)
  }
  const close = async () => {
    await work.stop()
    await box.close()
  }
  return { ...box, ...work, push, close }
}

export type Shop = Awaited<ReturnType<typeof shop>>

/** Event, conclusion and all that was printed, for each run. */
export const told = (runs: readonly WorkflowRun[]) =>
  runs.map(({ event, conclusion, jobs }) => [
    event,
    conclusion,
    jobs.flatMap(({ steps }) => steps.map(({ log }) => log)).join('\n'),
  ])
